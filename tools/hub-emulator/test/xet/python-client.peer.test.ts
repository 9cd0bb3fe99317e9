import { execFile } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createRepo, downloadFile, uploadFile } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { randomBytes } from '../support/content.ts'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('python/transfer.py', import.meta.url))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-xet-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A home of its own: the client remembers what a server once had. */
async function transfer(python: string, hub: StartedEmulator, home: string, ...args: string[]): Promise<unknown> {
  const env = {
    HF_ENDPOINT: hub.url, HF_TOKEN: hub.as('alice').accessToken, HF_HOME: home, HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1',
    HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '',
  }
  return JSON.parse((await run(python, [script, ...args], { env, maxBuffer: 1 << 24 })).stdout)
}

/** 120 MB of which 30 repeat: more than one xorb, and terms that use chunks again. */
function largeContent(): Buffer {
  const part = randomBytes(90_000_000, 3)
  return Buffer.concat([part, part.subarray(10_000_000, 40_000_000)])
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

async function sha256OfStream(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of stream) hash.update(part)
  return hash.digest('hex')
}

for (const [peer, repo, kind] of [['huggingface_hub', 'buckets/alice/b', 'bucket'], ['huggingface_hub 1', 'alice/m', 'model']] as const) {
  describePeer(peer, 'Xet in Python', (python) => {
    test(`reads 120 MB that JS wrote, whole and in part, and JS what Python wrote: ${kind}`, async () => {
      const hub = await startForTest()
      const folder = newFolder()
      const content = largeContent()
      const expected = sha256(content)
      const original = join(folder, 'original.bin')
      writeFileSync(original, content)
      const place = { ...hub.as('alice'), repo }
      await createRepo(place)
      await uploadFile({ ...place, file: { path: 'by-js.bin', content: new Blob([content]) } })
      const told = await transfer(python, hub, join(folder, 'home'), kind, original, join(folder, 'back.bin'))
      const slices = [[0, 5], [67_000_000, 67_300_000], [89_999_990, 90_000_010], [119_999_999, 120_000_000]]
      expect(told).toEqual({ downloaded: 120_000_000, slices: slices.map(([start, end]) => sha256(content.subarray(start, end))) })
      expect(await sha256OfStream(createReadStream(join(folder, 'back.bin')))).toBe(expected)

      const blob = await downloadFile({ ...place, path: 'by-python.bin' })
      if (blob === null) throw new Error('no file')
      expect(await sha256OfStream(blob.stream())).toBe(expected)
      expect(sha256(new Uint8Array(await blob.slice(66_000_000, 69_000_000).arrayBuffer()))).toBe(sha256(content.subarray(66_000_000, 69_000_000)))
      const plain = await downloadFile({ ...place, path: 'by-python.bin', xet: false })
      expect(await sha256OfStream(plain?.stream() ?? new Blob([]).stream())).toBe(expected)
    })
  })
}
