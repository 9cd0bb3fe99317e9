import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startModelEmulator } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { createSandbox, interpreterFolders } from '@naturalcad/sandbox'
import type { AgentResult } from '@naturalcad/space-factory'
import { model, plantedToken } from '../support/agent-scene.ts'

const root = join(import.meta.dirname, '../../../..')
const search = 'id -u; for n in $(seq 1 200); do p=/proc/$n; tr "\\0" "\\n" < $p/environ; tr "\\0" " " < $p/cmdline; done 2>/dev/null; cat /proc/$PPID/environ | tr "\\0" "\\n"; cat /proc/1/environ /proc/1/maps 2>&1 | head -3; kill -0 1 && echo reached'

describePeer('bubblewrap', 'an agent inside of a Job', () => {
  test('runs at level 2 in a container that allows no namespaces, and does not see the token of its worker', async () => {
    const emulator = await startModelEmulator({
      models: [model], apiKey: plantedToken, rules: [{ reply: { toolCalls: [{ name: 'bash', arguments: { command: search } }] } }, { reply: { text: 'RESULT: success' } }],
    })
    const port = Number(new URL(emulator.url).port)
    try {
      // As the emulated Hub confines its Jobs.
      const job = await createSandbox({ floor: 3 }).startProcess({
        command: [process.execPath, '--conditions=@naturalcad/source', join(import.meta.dirname, '../support/agent-in-job.ts')],
        environment: { MODEL_URL: emulator.url, MODEL: model, HF_TOKEN: plantedToken },
        readOnly: [root, ...interpreterFolders(process.execPath)],
        ports: { out: [{ port, to: { host: '127.0.0.1', port } }] },
        limits: { tasks: 1024, openFiles: 4096 },
      })
      job.stdin.end()
      const [output, complaint] = await Promise.all([job.stdout, job.stderr].map(async (stream) => (await stream.toArray()).join('')))
      expect([await job.ended, complaint]).toEqual([{ kind: 'exited', code: 0 }, ''])
      const result = JSON.parse(output ?? '') as AgentResult
      expect(result).toMatchObject({ outcome: 'finished', claim: 'success', sandboxLevel: 2 })
      const told = JSON.stringify(emulator.requests.map(({ body }) => body))
      expect(told).toContain('HF_TOKEN=placeholder-')
      expect(told + output).not.toContain(plantedToken)
      expect(result.output).not.toMatch(/^reached$/m)
    } finally {
      await emulator.stop()
    }
  })
})
