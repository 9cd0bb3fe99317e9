import { createRepo, uploadFile } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

async function startWithFile(options: Parameters<typeof startForTest>[0] = {}) {
  const hub = await startForTest(options)
  const repo = { ...hub.as('alice'), repo: 'alice/files' }
  await createRepo(repo)
  await uploadFile({ ...repo, file: { path: 'abc.txt', content: new Blob(['abcdefghij']) } })
  await uploadFile({ ...repo, file: { path: 'large.bin', content: new Blob([Buffer.from([0, 1, 2, 3, 4])]) } })
  return hub
}

test.each([
  ['bytes=2-4', 206, 'bytes 2-4/10', 'cde'],
  ['bytes=7-', 206, 'bytes 7-9/10', 'hij'],
  ['bytes=-3', 206, 'bytes 7-9/10', 'hij'],
  ['bytes=5-99', 206, 'bytes 5-9/10', 'fghij'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=0-1,4-5', 200, null, 'abcdefghij'],
  ['lines=1-2', 200, null, 'abcdefghij'],
])('answers the range %s', async (range, status, contentRange, body) => {
  const hub = await startWithFile()
  const answer = await hub.call('GET', '/alice/files/resolve/main/abc.txt', { headers: { range } })
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([status, contentRange, body])
})

test('a regular file comes with its commit, hash and size, for HEAD too', async () => {
  const hub = await startWithFile()
  const answer = await hub.call('HEAD', '/alice/files/resolve/main/abc.txt')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'accept-ranges': 'bytes', 'content-length': '10', etag: expect.stringMatching(/^"[0-9a-f]{40}"$/), 'x-repo-commit': expect.stringMatching(/^[0-9a-f]{40}$/), 'x-request-id': expect.stringMatching(/^Root=1-/),
  })
  const again = await hub.call('GET', '/alice/files/resolve/main/abc.txt', { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('a large file is behind a signed address that ends and cannot be changed', async () => {
  let time = Date.now()
  const hub = await startWithFile({ now: () => time })
  const answer = await hub.call('GET', '/alice/files/resolve/main/large.bin', { redirect: 'manual' })
  expect([answer.status, answer.headers.get('x-linked-size')]).toEqual([302, '5'])
  const location = answer.headers.get('location') ?? ''
  expect(new Uint8Array(await (await fetch(location)).arrayBuffer())).toEqual(new Uint8Array([0, 1, 2, 3, 4]))
  expect((await fetch(location.replace('Expires=', 'Expires=9'))).status).toBe(403)
  time += 2 * 3_600_000
  expect((await fetch(location)).status).toBe(403)
  expect(await (await hub.call('GET', '/alice/files/raw/main/large.bin')).text()).toMatch(/^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:[0-9a-f]{64}\nsize 5\n$/)
})

test('what is missing is told by code', async () => {
  const hub = await startWithFile()
  const codeOf = async (path: string): Promise<unknown> => {
    const answer = await hub.call('GET', path, { as: 'bob' })
    return [answer.status, answer.headers.get('x-error-code')]
  }
  expect(await codeOf('/alice/files/resolve/main/none.txt')).toEqual([404, 'EntryNotFound'])
  expect(await codeOf('/alice/files/resolve/none/abc.txt')).toEqual([404, 'RevisionNotFound'])
  expect(await codeOf('/alice/none/resolve/main/abc.txt')).toEqual([404, 'RepoNotFound'])
  expect(await codeOf('/api/nonsense')).toEqual([404, null])
})

test('gated files are for whom the owner lets in', async () => {
  const hub = await startWithFile()
  const file = '/alice/files/resolve/main/abc.txt'
  await hub.call('PUT', '/api/models/alice/files/settings', { as: 'alice', body: { gated: 'manual' } })
  const refused = await hub.call('GET', file, { as: 'bob' })
  expect([refused.status, refused.headers.get('x-error-code')]).toEqual([403, 'GatedRepo'])
  expect((await hub.call('GET', file)).status).toBe(401)
  expect((await hub.call('GET', '/api/models/alice/files')).status).toBe(200)

  expect(await (await hub.call('POST', '/alice/files/ask-access', { as: 'bob' })).json()).toEqual({ status: 'pending' })
  expect(await (await hub.call('GET', '/api/models/alice/files/user-access-request/pending', { as: 'alice' })).json()).toMatchObject([{ user: { user: 'bob' }, status: 'pending' }])
  expect((await hub.call('POST', '/api/models/alice/files/user-access-request/handle', { as: 'bob', body: { user: 'bob', status: 'accepted' } })).status).toBe(403)
  await hub.call('POST', '/api/models/alice/files/user-access-request/handle', { as: 'alice', body: { user: 'bob', status: 'accepted' } })
  expect(await (await hub.call('GET', file, { as: 'bob' })).text()).toBe('abcdefghij')
})
