import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aliceToken } from '../support/factory-double.ts'
import { readBlocks } from '../support/read-blocks.ts'
import { startProcess } from '../support/start-process.ts'

const entry = fileURLToPath(import.meta.resolve('../fixtures/serve-double.ts'))
const post = (url: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"prompt":"plate"}' })

/** A request of which the client knows when the server has taken it: then it says to go on with the body. */
function openRequest(url: string): { taken: Promise<void>; status: Promise<number | undefined> } {
  const sent = request(url, { method: 'POST', agent: false, headers: { 'content-type': 'application/json', expect: '100-continue' } })
  sent.flushHeaders()
  const taken = once(sent, 'continue').then(() => void sent.end('{"prompt":"plate"}'))
  const status = once(sent, 'response').then(([response]: IncomingMessage[]) => response?.resume().statusCode)
  return { taken, status }
}

let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'naturalcad-server-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends on %s under load with every taken request answered', async (signal) => {
    const server = await startProcess(entry, {
      NATURALCAD_DATA_DIR: dataDir,
      NATURALCAD_PORT: '0',
      NATURALCAD_MAX_QUEUE_DEPTH: '100',
      NATURALCAD_RATE_LIMIT_PER_IP: '1000',
    })
    expect((await post(server.url)).status).toBe(200)
    const requests = Array.from({ length: 30 }, () => openRequest(server.url))
    await Promise.all(requests.map(({ taken }) => taken))
    server.child.kill(signal)
    expect(await Promise.all(requests.map(({ status }) => status))).toEqual(Array.from({ length: 30 }, () => 200))
    expect(await server.ended).toBe(0)
    const events = server.output.stderr
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event)
    expect([events[0], events.at(-1)]).toEqual(['server-started', 'server-stopped'])
    expect(events.filter((event) => event === 'request-finished')).toHaveLength(31)
  })

  test('ends the streams of runs at once, and the runs go on', async () => {
    const server = await startProcess(entry, { NATURALCAD_DATA_DIR: dataDir, NATURALCAD_PORT: '0' })
    const headers = { authorization: `Bearer ${aliceToken}`, 'content-type': 'application/json' }
    const launched = await fetch(`${server.url}/api/factory/runs`, { method: 'POST', headers, body: '{"recipe":"hello-job"}' })
    const stream = await fetch(`${server.url}${launched.headers.get('location')}/events`, { headers })
    const text = stream.text()
    server.child.kill('SIGTERM')
    expect(readBlocks(await text).at(-1)).toMatchObject({ event: 'problem', data: { code: 'UNAVAILABLE', retryable: true } })
    expect(await server.ended).toBe(0)
    expect(server.output.stderr).not.toContain(aliceToken)
  })

  test('says so when its usual port is taken', async () => {
    const other = createServer().listen(7860, '127.0.0.1')
    // Taken by us or by somebody else: both will do.
    await once(other, 'listening').catch(() => undefined)
    const server = await startProcess(entry, { NATURALCAD_DATA_DIR: dataDir })
    expect(server.output.stdout).toMatch(/^Port 7860 is taken; using \d+\.\n/)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    other.close()
  })

  test.each([
    ['a port that is none', { NATURALCAD_PORT: 'http' }, 'NATURALCAD_PORT'],
    ['a key with a line break', { NATURALCAD_API_KEY: 'correct-horse\n' }, 'NATURALCAD_API_KEY'],
    ['an address of another machine', { NATURALCAD_HOST: '192.0.2.1' }, 'NATURALCAD_HOST'],
  ])('refuses %s with the exit code 2 and the variable', async (_name, variables, named) => {
    const server = await startProcess(entry, { NATURALCAD_DATA_DIR: dataDir, NATURALCAD_PORT: '0', ...variables })
    expect(await server.ended).toBe(2)
    expect(server.output.stderr).toContain(named)
    expect(server.output.stderr).not.toMatch(/correct-horse| at .*\.ts/)
  })

  test('is not ready while its data folder can not be written', async () => {
    const server = await startProcess(entry, { NATURALCAD_DATA_DIR: join(entry, 'below-a-file'), NATURALCAD_PORT: '0' })
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503)
  })
})
