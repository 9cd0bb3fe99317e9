import { request } from 'node:http'
import { createRepo } from '@huggingface/hub'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

const repo = 'alice/odd'

async function write(hub: StartedEmulator, files: Record<string, string>): Promise<number> {
  const lines = [{ key: 'header', value: { summary: 'write' } }, ...Object.entries(files).map(([path, content]) => ({ key: 'file', value: { path, content } }))]
  const answer = await fetch(`${hub.url}/api/models/${repo}/commit/main`, {
    method: 'POST', headers: { authorization: `Bearer ${hub.as('alice').accessToken}` }, body: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  await answer.arrayBuffer()
  return answer.status
}

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
const read = async (hub: StartedEmulator, path: string): Promise<string> => (await fetch(`${hub.url}/${repo}/resolve/main/${encode(path)}`)).text()

async function listPaths(hub: StartedEmulator): Promise<string[]> {
  const answer = await hub.call('GET', `/api/models/${repo}/tree/main?recursive=true`)
  return ((await answer.json()) as { type: string; path: string }[]).filter(({ type }) => type === 'file').map(({ path }) => path)
}

async function begin(): Promise<StartedEmulator> {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo })
  return hub
}

const composed = 'caf\u00e9.txt'
const decomposed = 'cafe\u0301.txt'
const odd = [
  composed, decomposed, 'with space.txt', ' lead', 'trail ', 'percent%20literal', 'a%2Fb', '100%', 'hash#tag', 'what?', 'a&b=c+d', 'semi;colon', 'quote"\'`', '日本語/ファイル', '😀/🐠.md', '-rf', '~', 'a\u200bb',
  '...', '..a', 'a..', '.hidden/.x', 'CON', 'colon:name', 'star*', '<html>', '{json}', '[a]', 'x'.repeat(255), 'é'.repeat(127), Array.from({ length: 200 }, () => 'deep').join('/'),
]

test('odd names are kept as they are, each its own file', async () => {
  const hub = await begin()
  expect(await write(hub, Object.fromEntries(odd.map((path) => [path, `content of ${path}`])))).toBe(200)
  expect(new Set(await listPaths(hub))).toEqual(new Set([...odd, '.gitattributes']))
  for (const path of odd) expect(await read(hub, path)).toBe(`content of ${path}`)
  const found = await hub.call('POST', `/api/models/${repo}/paths-info/main`, { body: { paths: odd } })
  expect(((await found.json()) as { path: string }[]).map(({ path }) => path)).toEqual(odd)
})

test.each([
  '..', '../up', 'a/../b', './a', 'a/./b', 'a//b', '/root', '.git/config', 'sub/.GIT/hooks', 'back\\slash', 'nul\u0000', 'line\nbreak', 'tab\t', 'x'.repeat(256), 'é'.repeat(128), 'y/'.repeat(600) + 'z',
].map((path) => [path.slice(0, 40), path] as const))('the path %j is refused, and nothing of its commit is kept', async (_name, path) => {
  const hub = await begin()
  expect(await write(hub, { 'good.txt': 'good', [path]: 'bad' })).toBe(400)
  expect(await listPaths(hub)).toEqual(['.gitattributes'])
})

test('whatever a path is, it reads back or is refused, and the server goes on', async () => {
  const hub = await begin()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (names) => {
      const path = names.join('/')
      const status = await write(hub, { [path]: path })
      if (status === 200) expect(await read(hub, path.replace(/\/$/, ''))).toBe(path)
      else expect(status).toBe(400)
    }),
    { numRuns: 60, seed: 20_261_121 },
  )
})

test.each(['%', '%zz', '%c3%28', '%00', '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e', 'a'.repeat(20_000), '//', '%2F%2F', '%F0%9F%98'].map((ending) => [ending.slice(0, 40), ending] as const))('the emulator does not fail by an address that ends in %j', async (_name, ending) => {
  const hub = await begin()
  for (const path of [`/${repo}/resolve/main/`, `/api/models/${repo}/tree/main/`, `/api/models/${repo}/revision/`, '/api/models/', '/']) {
    // A client would tidy the address up, so it is sent as it is.
    const status = await requestAsIs(hub, path + ending)
    expect([path, Math.floor(status / 100)]).toBeOneOf([[path, 2], [path, 4]])
  }
})

function requestAsIs(hub: StartedEmulator, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: new URL(hub.url).port, path }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject).end()
  })
}
