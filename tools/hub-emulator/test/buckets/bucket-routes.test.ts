import { createRepo, whoAmI } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { casFor, createBucket, sendBatch } from '../support/cas.ts'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'
import { makeFile } from '../support/xorbs.ts'

const one = makeFile(Buffer.from('one'))
const two = makeFile(Buffer.from('two and more'))

async function startWithFiles(paths: readonly string[], options: Parameters<typeof startForTest>[0] = {}): Promise<StartedEmulator> {
  const hub = await startForTest(options)
  await createBucket(hub, 'alice', 'alice/b')
  await (await casFor(hub, 'alice', 'buckets/alice/b')).upload(one)
  const answer = await sendBatch(hub, 'alice', 'alice/b', paths.map((path) => ({ type: 'addFile', path, xetHash: one.fileHash })))
  if (paths.length > 0) expect(await answer.json()).toEqual({ success: true, processed: paths.length, succeeded: paths.length, failed: [] })
  return hub
}

interface Item {
  type: string
  path: string
}

async function list(hub: StartedEmulator, path: string): Promise<{ items: Item[]; next: string | undefined }> {
  const answer = await hub.call('GET', path, { as: 'alice' })
  return { items: (await answer.json()) as Item[], next: /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] }
}

test('a bucket is made once, told about, changed, moved and deleted', async () => {
  const hub = await startForTest()
  const { id: userId } = await whoAmI(hub.as('alice'))
  const create = (path: string, body: unknown, as = 'alice') => hub.call('POST', `/api/buckets/${path}`, { as, body })
  const created = (await (await create('me/b', { private: true })).json()) as { url: string; name: string; id: string }
  expect(created).toMatchObject({ url: `${hub.url}/buckets/alice/b`, name: 'alice/b' })
  const again = await create('alice/b', {})
  expect([again.status, await again.json()]).toMatchObject([409, { url: created.url, id: created.id }])
  expect((await create('alice/c', { private: true, visibility: 'private' })).status).toBe(400)
  expect((await create('alice/-bad-', {})).status).toBe(400)
  expect((await create('bob/theirs', {})).status).toBe(403)
  expect(userId).toHaveLength(24)

  const info = (await (await hub.call('GET', '/api/buckets/alice/b', { as: 'alice' })).json()) as Record<string, unknown>
  expect(info).toMatchObject({ _id: created.id, author: 'alice', id: 'alice/b', private: true, size: 0, totalFiles: 0, repoType: 'bucket', cdnRegions: [] })
  expect((await hub.call('GET', '/api/buckets/alice/b', { as: 'bob' })).headers.get('x-error-code')).toBe('RepoNotFound')
  expect((await hub.call('GET', '/api/buckets/alice/b')).status).toBe(401)

  expect((await hub.call('PUT', '/api/buckets/alice/b/settings', { as: 'alice', body: { private: false } })).status).toBe(200)
  expect((await hub.call('PUT', '/api/buckets/alice/b/settings', { as: 'bob', body: { private: true } })).status).toBe(403)
  expect((await hub.call('POST', '/api/repos/move', { as: 'alice', body: { fromRepo: 'alice/b', toRepo: 'alice/moved', type: 'bucket' } })).status).toBe(200)
  const old = await hub.call('GET', '/api/buckets/alice/b', { as: 'bob', redirect: 'manual' })
  expect([old.status, old.headers.get('location')]).toEqual([307, '/api/buckets/alice/moved'])
  expect((await hub.call('DELETE', '/api/buckets/alice/moved', { as: 'bob' })).status).toBe(403)
  expect((await hub.call('DELETE', '/api/buckets/alice/moved', { as: 'alice' })).status).toBe(200)
  expect((await hub.call('DELETE', '/api/buckets/alice/moved', { as: 'alice' })).status).toBe(404)
})

test('buckets of a namespace are listed as far as one may see them', async () => {
  const hub = await startForTest()
  for (const [name, visibility] of [['open', 'public'], ['hidden', 'private'], ['opera', 'public']] as const) await createBucket(hub, 'alice', `alice/${name}`, visibility)
  const names = async (path: string, as?: string) => ((await (await hub.call('GET', path, as === undefined ? {} : { as })).json()) as { id: string }[]).map(({ id }) => id).toSorted()
  expect(await names('/api/buckets/me', 'alice')).toEqual(['alice/hidden', 'alice/open', 'alice/opera'])
  expect(await names('/api/buckets/alice', 'bob')).toEqual(['alice/open', 'alice/opera'])
  expect(await names('/api/buckets/alice?search=ope')).toEqual(['alice/open', 'alice/opera'])
  expect((await list(hub, '/api/buckets/alice?limit=2')).next).toContain('cursor=')
})

test('a listing matches its prefix as text, and folds what is deeper than one segment', async () => {
  const hub = await startWithFiles(['run', 'runs/1.bak', 'runs/1/a', 'runs/1/deep/er/b', 'runs/10/a', 'runs/2/c', 'z'])
  const paths = async (path: string) => (await list(hub, `/api/buckets/alice/b/tree${path}`)).items.map(({ type, path: name }) => (type === 'directory' ? `${name}/` : name))
  expect(await paths('/runs/1')).toEqual(['runs/1.bak', 'runs/1/a', 'runs/1/deep/er/b', 'runs/10/a'])
  expect(await paths('/runs%2F1?recursive=true')).toEqual(['runs/1.bak', 'runs/1/a', 'runs/1/deep/er/b', 'runs/10/a'])
  expect(await paths('/runs/1?recursive=false')).toEqual(['runs/1.bak', 'runs/1/a', 'runs/1/deep/', 'runs/10/a'])
  expect(await paths('?recursive=false')).toEqual(['run', 'runs/', 'z'])
  expect(await paths('/runs/?recursive=false')).toEqual(['runs/1.bak', 'runs/1/', 'runs/10/', 'runs/2/'])
  expect(await paths('/runs%2F?recursive=false')).toEqual(['runs/1.bak', 'runs/1/', 'runs/10/', 'runs/2/'])
  expect(await paths('/runs/2/c')).toEqual(['runs/2/c'])
  expect(await paths('/none')).toEqual([])
})

test('pages go on where they stopped, whatever has come or gone meanwhile', async () => {
  const hub = await startWithFiles(['a', 'b/1', 'b/2', 'c', 'd', 'e'])
  const first = await list(hub, '/api/buckets/alice/b/tree?limit=3&recursive=true')
  expect(first.items.map(({ path }) => path)).toEqual(['a', 'b/1', 'b/2'])
  await sendBatch(hub, 'alice', 'alice/b', [{ type: 'addFile', path: 'aa', xetHash: one.fileHash }, { type: 'deleteFile', path: 'c' }, { type: 'deleteFile', path: 'b/1' }])
  const second = await list(hub, first.next ?? '')
  expect([second.items.map(({ path }) => path), second.next]).toEqual([['d', 'e'], undefined])

  const level: string[] = []
  for (let next: string | undefined = '/api/buckets/alice/b/tree?limit=1&recursive=false'; next !== undefined; ) {
    const page = await list(hub, next)
    level.push(...page.items.map(({ path }) => path))
    next = page.next
  }
  expect(level).toEqual(['a', 'aa', 'b', 'd', 'e'])
})

test('each operation of a batch succeeds or fails by itself', async () => {
  const hub = await startWithFiles(['old'])
  const bad = ['', '/a', 'a/', 'a//b', './a', '../a', 'a\\b'].map((path) => ({ type: 'addFile', path, xetHash: one.fileHash }))
  const answer = await sendBatch(hub, 'alice', 'alice/b', [
    { type: 'addFile', path: 'new', xetHash: one.fileHash, mtime: 1_700_000_000_000, contentType: 'text/x-one' },
    { type: 'addFile', path: 'empty', xetHash: '0'.repeat(64) },
    { type: 'addFile', path: 'unknown', xetHash: two.fileHash },
    ...bad,
    { type: 'deleteFile', path: 'old' },
    { type: 'deleteFile', path: 'was never there' },
  ])
  expect(answer.status).toBe(200)
  const report = (await answer.json()) as { failed: { path: string; error: string }[] }
  expect(report).toMatchObject({ success: false, processed: 12, succeeded: 4 })
  expect(report.failed.map(({ path }) => path)).toEqual(['unknown', ...bad.map(({ path }) => path)])
  const { items } = await list(hub, '/api/buckets/alice/b/tree')
  expect(items).toMatchObject([{ path: 'empty', size: 0 }, { path: 'new', size: 3, xetHash: one.fileHash, mtime: '2023-11-14T22:13:20.000Z', contentType: 'text/x-one' }])
})

test('a batch of failures alone is 422, one in the wrong order or of bad lines is 400 and changes nothing', async () => {
  const hub = await startWithFiles(['old'])
  expect((await sendBatch(hub, 'alice', 'alice/b', [{ type: 'addFile', path: 'x', xetHash: two.fileHash }])).status).toBe(422)
  expect((await sendBatch(hub, 'alice', 'alice/b', [{ type: 'deleteFile', path: 'old' }, { type: 'addFile', path: 'x', xetHash: one.fileHash }])).status).toBe(400)
  expect((await sendBatch(hub, 'alice', 'alice/b', [{ type: 'addFile', path: 'x', xetHash: one.fileHash }, { type: 'renameFile', path: 'x' }])).status).toBe(400)
  expect((await sendBatch(hub, 'bob', 'alice/b', [{ type: 'deleteFile', path: 'old' }])).status).toBe(403)
  expect((await sendBatch(hub, 'alice', 'alice/b', [])).status).toBe(200)
  expect((await list(hub, '/api/buckets/alice/b/tree')).items).toMatchObject([{ path: 'old' }])
})

test('knowing a hash gives nobody the content', async () => {
  const hub = await startWithFiles(['mine'])
  await hub.call('PUT', '/api/buckets/alice/b/settings', { as: 'alice', body: { private: true } })
  await createBucket(hub, 'bob', 'bob/thief')
  const add = { type: 'addFile', path: 'x', xetHash: one.fileHash }
  const copy = { type: 'copyFile', path: 'x', xetHash: one.fileHash, sourceRepoType: 'bucket', sourceRepoId: 'alice/b' }
  expect((await sendBatch(hub, 'bob', 'bob/thief', [add])).status).toBe(422)
  expect((await sendBatch(hub, 'bob', 'bob/thief', [copy])).status).toBe(422)
  expect((await (await casFor(hub, 'bob', 'buckets/bob/thief')).call('GET', `/v2/reconstructions/${one.fileHash}`)).status).toBe(404)

  await createBucket(hub, 'alice', 'alice/second')
  expect((await sendBatch(hub, 'alice', 'alice/second', [add])).status).toBe(200)
  await hub.call('PUT', '/api/buckets/alice/b/settings', { as: 'alice', body: { private: false } })
  expect((await sendBatch(hub, 'bob', 'bob/thief', [add])).status).toBe(422)
  expect((await sendBatch(hub, 'bob', 'bob/thief', [copy])).status).toBe(200)
  expect((await sendBatch(hub, 'bob', 'bob/thief', [{ ...copy, xetHash: two.fileHash }])).status).toBe(422)
})

test('files are copied from repositories that one may read', async () => {
  const hub = await startWithFiles([])
  await createRepo({ ...hub.as('alice'), repo: 'alice/m', visibility: 'private' })
  await (await casFor(hub, 'alice', 'models/alice/m')).upload(two, 'c'.repeat(64))
  const commit = `{"key":"header","value":{"summary":"s"}}\n${JSON.stringify({ key: 'lfsFile', value: { path: 'x.bin', oid: 'c'.repeat(64), size: two.length } })}\n`
  const sent = await fetch(`${hub.url}/api/models/alice/m/commit/main`, { method: 'POST', body: commit, headers: { authorization: `Bearer ${hub.as('alice').accessToken}` } })
  expect(sent.status).toBe(200)
  await createBucket(hub, 'bob', 'bob/b')
  const copy = [{ type: 'copyFile', path: 'from repo', xetHash: two.fileHash, sourceRepoType: 'model', sourceRepoId: 'alice/m' }]
  expect((await sendBatch(hub, 'bob', 'bob/b', copy)).status).toBe(422)
  expect((await sendBatch(hub, 'alice', 'alice/b', copy)).status).toBe(200)
  expect(await (await hub.call('GET', '/buckets/alice/b/resolve/from%20repo')).text()).toBe('two and more')
})

test('keys of any characters are found under their encoded names, segment by segment or whole', async () => {
  const keys = ['100% sure?.txt', 'a b/ü/日本.txt', 'hash#tag', 'per%20cent', 'plus+and&amp;', '..hidden', 'semi;colon,comma', 'quote"\'']
  const hub = await startWithFiles(keys)
  for (const key of keys) {
    const encodings = [encodeURIComponent(key), key.split('/').map(encodeURIComponent).join('/')]
    for (const name of encodings) {
      expect([key, await (await hub.call('GET', `/buckets/alice/b/resolve/${name}`)).text()]).toEqual([key, 'one'])
      expect((await list(hub, `/api/buckets/alice/b/tree/${name}`)).items).toMatchObject([{ path: key }])
    }
  }
})

test('a file is told about, read whole and in ranges, and linked to the Xet storage', async () => {
  const hub = await startWithFiles(['dir/one.txt'])
  const path = '/buckets/alice/b/resolve/dir%2Fone.txt'
  const { casUrl } = (await (await hub.call('GET', '/api/buckets/alice/b/xet-read-token')).json()) as { casUrl: string }
  const reconstructionUrl = `${casUrl}/v1/reconstructions/${one.fileHash}`
  const head = await hub.call('HEAD', path)
  expect([head.status, Object.fromEntries(head.headers)]).toMatchObject([200, {
    'x-xet-hash': one.fileHash, 'x-linked-size': '3', etag: `"${one.fileHash}"`, 'x-linked-etag': `"${one.fileHash}"`, 'accept-ranges': 'bytes', 'content-length': '3', 'content-type': 'text/plain; charset=utf-8',
    'last-modified': expect.stringContaining('GMT'),
    link: `<${hub.url}/api/buckets/alice/b/xet-read-token>; rel="xet-auth", <${reconstructionUrl}>; rel="xet-reconstruction-info"`,
  }])
  expect(await (await hub.call('GET', path)).text()).toBe('one')
  const part = await hub.call('GET', '/buckets/alice/b/resolve/dir/one.txt', { headers: { range: 'bytes=1-' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/3', 'ne'])
  const told = await hub.call('GET', path, { headers: { accept: 'application/vnd.xet-fileinfo+json, */*', range: 'bytes=0-0' } })
  expect(told.headers.get('content-type')).toBe('application/vnd.xet-fileinfo+json')
  expect(await told.json()).toEqual({
    hash: one.fileHash, size: 3, etag: `"${one.fileHash}"`, contentType: 'text/plain; charset=utf-8',
    refreshUrl: `${hub.url}/api/buckets/alice/b/xet-read-token`, reconstructionUrl,
  })
  const codeOf = async (missing: string) => {
    const answer = await hub.call('HEAD', missing)
    return [answer.status, answer.headers.get('x-error-code')]
  }
  expect(await codeOf('/buckets/alice/b/resolve/none')).toEqual([404, 'EntryNotFound'])
  expect(await codeOf('/buckets/alice/none/resolve/x')).toEqual([401, 'RepoNotFound'])
})

test('a page in a bucket may be shown, but not act on the origin of the emulator', async () => {
  const hub = await startWithFiles([])
  await sendBatch(hub, 'alice', 'alice/b', [{ type: 'addFile', path: 'page', xetHash: one.fileHash, contentType: 'text/html' }])
  const { headers } = await hub.call('GET', '/buckets/alice/b/resolve/page')
  expect([headers.get('content-type'), headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual(['text/html', "default-src 'none'; sandbox", 'nosniff'])
})

test('paths-info tells of what is there', async () => {
  const hub = await startWithFiles(['a', 'b'])
  const answer = await hub.call('POST', '/api/buckets/alice/b/paths-info', { body: { paths: ['b', 'none', 'a'] } })
  expect(((await answer.json()) as Item[]).map(({ path }) => path)).toEqual(['b', 'a'])
  expect((await hub.call('POST', '/api/buckets/alice/b/paths-info', { body: { paths: Array.from({ length: 2001 }, String) } })).status).toBe(400)
})

test('private buckets share the storage of the plan with private repositories', async () => {
  const hub = await startForTest({ seed: { users: [{ name: 'alice', privateStorageBytes: 14 }] } })
  await createBucket(hub, 'alice', 'alice/b', 'private')
  await createBucket(hub, 'alice', 'alice/open')
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.upload(one)
  await cas.upload(two)
  const add = (bucket: string, path: string, xetHash: string) => sendBatch(hub, 'alice', bucket, [{ type: 'addFile', path, xetHash }])
  expect((await add('alice/b', 'two', two.fileHash)).status).toBe(200)
  expect((await add('alice/b', 'one', one.fileHash)).status).toBe(403)
  expect((await add('alice/open', 'one', one.fileHash)).status).toBe(200)
  expect((await add('alice/b', 'two', one.fileHash)).status).toBe(200)
  expect((await list(hub, '/api/buckets/alice/b/tree')).items).toMatchObject([{ path: 'two', size: 3 }])
  await add('alice/open', 'two', two.fileHash)
  expect((await hub.call('PUT', '/api/buckets/alice/open/settings', { as: 'alice', body: { private: true } })).status).toBe(403)
})

test('a token opens the buckets that its scopes name', async () => {
  const grant = { kind: 'fine-grained' as const, scoped: [{ type: 'bucket' as const, name: 'alice/b', permissions: ['repo.content.read', 'repo.write'] }] }
  const hub = await startForTest({ seed: { users: [{ name: 'alice', tokens: [{}, { value: 'hf_narrow', grant }, { value: 'hf_reader', grant: { kind: 'role', role: 'read' } }] }] } })
  await createBucket(hub, 'alice', 'alice/b', 'private')
  await createBucket(hub, 'alice', 'alice/c', 'private')
  const ask = async (path: string, token: string) => (await hub.call('GET', path, { token })).status
  expect(await ask('/api/buckets/alice/b/xet-write-token', 'hf_narrow')).toBe(200)
  expect(await ask('/api/buckets/alice/c', 'hf_narrow')).toBe(404)
  expect(await ask('/api/buckets/alice/c', 'hf_reader')).toBe(200)
  expect(await ask('/api/buckets/alice/c/xet-write-token', 'hf_reader')).toBe(403)
})
