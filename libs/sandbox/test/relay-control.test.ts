import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listenForRelay } from '../src/ports/relay-control.ts'

test('a port that is asked for while the process ends is refused, and nothing else breaks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const control = await listenForRelay(join(folder, 'control'))
  const relay = connect(join(folder, 'control'))
  await once(relay, 'connect')
  relay.destroy()
  await once(relay, 'close')
  await expect(Promise.all([control.openPort(2), control.openPort(3)])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  control.close()
})
