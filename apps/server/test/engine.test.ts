import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCadClient } from '@naturalcad/cad-client'
import type { PartStep } from '@naturalcad/contracts/part'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProcess, type ServerProcess } from './support/start-process.ts'

const prompt = 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick'

describe('the server with the real engine', () => {
  let dataDir: string

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'naturalcad-server-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  const start = async (): Promise<ServerProcess> => {
    const server = await startProcess(fileURLToPath(import.meta.resolve('../src/main.ts')), { NATURALCAD_DATA_DIR: dataDir, NATURALCAD_PORT: '0' })
    if (server.url === '') throw new Error(server.output.stderr)
    return server
  }

  test('makes a sentence into a proven part, step by step, and gives its files', async () => {
    const server = await start()
    const client = createCadClient({ baseUrl: server.url })
    const steps: PartStep[] = []
    const part = await client.make({ prompt }, { onEvent: (event) => event.type === 'step-finished' && steps.push(event.step) })
    expect(part.report.ok).toBe(true)
    expect(part.report.measures.boundingBox.size).toEqual(expect.arrayContaining([expect.closeTo(90, 6), expect.closeTo(8, 6)]))
    expect(part.report.measures.genus).toBe(4)
    expect(part.recorded).toBe(true)
    expect(steps).toEqual(expect.arrayContaining(['write', 'guard', 'execute', 'store']))
    expect(Object.keys(part.urls).toSorted()).toEqual(['3mf', 'glb', 'png', 'report', 'script', 'step', 'stl'])
    for (const { name, bytes } of part.manifest.files) {
      const file = await new Response((await client.openArtifact(part.job_id, name)) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()
      expect([name, file.byteLength]).toEqual([name, bytes])
    }
    const records = (await readFile(join(dataDir, 'logs/runs.jsonl'), 'utf8')).trim().split('\n')
    expect(records.map((line) => (JSON.parse(line) as { run_id: string }).run_id)).toContain(part.job_id)

    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test.each([
    ['a sentence that names no part', 'please be nice', 'NOT_UNDERSTOOD'],
    ['a hole wider than its plate', 'plate 50x50x5 mm with one 80 mm hole', 'CONTRADICTION'],
  ])('refuses %s', async (_name, text, code) => {
    const server = await start()
    await expect(createCadClient({ baseUrl: server.url }).make({ prompt: text })).rejects.toMatchObject({ code })
  })
})
