import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRepo, repoExists, uploadFile, whoAmI } from '@huggingface/hub'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

function open(hub: StartedEmulator): Socket {
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  return socket
}

test('what can be read can be asked about, without its body', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/m' })
  for (const path of ['/api/models', '/api/models/alice/m', '/alice/m/resolve/main/.gitattributes', '/api/models/alice/m/tree/main']) {
    const [whole, head] = [await hub.call('GET', path), await hub.call('HEAD', path)]
    expect([path, head.status, head.headers.get('content-length'), await head.text()]).toEqual([path, 200, whole.headers.get('content-length'), ''])
    await whole.arrayBuffer()
  }
  expect((await hub.call('HEAD', '/api/models/alice/none')).headers.get('x-error-code')).toBe('RepoNotFound')
})

test('a name without a namespace is a repository that is not there', async () => {
  const hub = await startForTest()
  for (const path of ['/api/models/gpt2', '/api/datasets/squad/revision/main', '/gpt2/resolve/main/config.json', '/datasets/squad/resolve/main/x']) {
    const answer = await hub.call('GET', path, { as: 'alice' })
    expect([path, answer.status, answer.headers.get('x-error-code')]).toEqual([path, 404, 'RepoNotFound'])
  }
  expect((await hub.call('GET', '/api/spaces/templates')).status).toBe(200)
})

test('a page of another origin may ask, and send what it announces', async () => {
  const hub = await startForTest()
  const allowed = await hub.call('OPTIONS', '/api/repos/create', { headers: { origin: 'https://app.example', 'access-control-request-headers': 'authorization,content-type' } })
  expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-allow-headers')]).toEqual([204, '*', 'authorization,content-type'])
})

test('a body that is too large or no JSON is refused, and the next request is answered', async () => {
  const hub = await startForTest()
  const post = (body: string) => fetch(`${hub.url}/api/repos/create`, { method: 'POST', headers: { authorization: `Bearer ${hub.as('alice').accessToken}`, 'content-type': 'application/json' }, body })
  expect((await post(JSON.stringify({ name: 'x', padding: 'x'.repeat(9 * 1024 * 1024) }))).status).toBe(413)
  for (const body of ['{', 'null', '[]', '"text"', '{"name": 3}', '{"name": "../up"}']) expect([(await post(body)).status, body]).toEqual([400, body])
  expect(await whoAmI(hub.as('alice'))).toMatchObject({ name: 'alice' })
})

test('a client that stops in the middle holds up nobody, and what it began is not there', async () => {
  const hub = await startForTest()
  const socket = open(hub)
  const body = JSON.stringify({ name: 'half' })
  socket.write(`POST /api/repos/create HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${hub.as('alice').accessToken}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`)
  await createRepo({ ...hub.as('alice'), repo: 'alice/whole' })
  expect([await repoExists({ ...hub.as('alice'), repo: 'alice/whole' }), await repoExists({ ...hub.as('alice'), repo: 'alice/half' })]).toEqual([true, false])
  socket.destroy()
  expect(await repoExists({ ...hub.as('alice'), repo: 'alice/half' })).toBe(false)
})

test('a large upload that breaks off leaves nothing in the folder', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-aborted-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const hub = await startForTest({ dataFolder })
  await createRepo({ ...hub.as('alice'), repo: 'alice/m' })
  const content = Buffer.alloc(3_000_000, 7)
  const oid = createHash('sha256').update(content).digest('hex')
  const batch = await hub.call('POST', '/alice/m.git/info/lfs/objects/batch', { as: 'alice', body: { operation: 'upload', transfers: ['basic'], objects: [{ oid, size: content.length }] } })
  const { objects } = (await batch.json()) as { objects: { actions: { upload: { href: string } } }[] }
  const href = new URL(objects[0]?.actions.upload.href ?? '')
  const socket = open(hub)
  socket.write(`PUT ${href.pathname}${href.search} HTTP/1.1\r\nHost: hub\r\nContent-Length: ${content.length}\r\n\r\n`)
  socket.write(content.subarray(0, 1_000_000))
  const files = (): string[] => readdirSync(join(dataFolder, 'incoming'))
  await expect.poll(() => files().length).toBe(1)
  socket.end()
  await once(socket.resume(), 'close')
  await expect.poll(files).toEqual([])
  // The same upload, whole, is not taken for the broken one.
  expect((await fetch(href, { method: 'PUT', body: content })).status).toBe(200)
})

test('private storage ends at the limit of the plan, however bytes come', async () => {
  const hub = await startForTest({ seed: { users: [{ name: 'alice', privateStorageBytes: 300_000 }, { name: 'bob' }] } })
  const options = { ...hub.as('alice') }
  await createRepo({ ...options, repo: 'alice/closed', visibility: 'private' })
  await createRepo({ ...options, repo: 'alice/open' })
  const add = (repo: string, path: string, size: number, fill: string) => uploadFile({ ...options, repo, file: { path, content: new Blob([fill.repeat(size)]) } })
  await add('alice/closed', 'some.txt', 200_000, 'a')
  await expect(add('alice/closed', 'more.txt', 200_000, 'b')).rejects.toMatchObject({ statusCode: 403 })
  await expect(add('alice/closed', 'more.bin', 200_000, 'c')).rejects.toMatchObject({ statusCode: 403 })
  await add('alice/open', 'any.txt', 200_000, 'd')
  const settings = await hub.call('PUT', '/api/models/alice/open/settings', { as: 'alice', body: { private: true } })
  expect(settings.status).toBe(403)
  const tree = (await (await hub.call('GET', '/api/models/alice/closed/tree/main', { as: 'alice' })).json()) as { path: string }[]
  expect(tree.map(({ path }) => path)).toEqual(['.gitattributes', 'some.txt'])
  await hub.call('DELETE', '/api/repos/delete', { as: 'alice', body: { name: 'closed' } })
  expect((await hub.call('PUT', '/api/models/alice/open/settings', { as: 'alice', body: { private: true } })).status).toBe(200)
})
