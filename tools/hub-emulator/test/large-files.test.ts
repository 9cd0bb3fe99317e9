import { commit, createRepo, downloadFile, fileExists, uploadFile, uploadFiles } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

interface ListedFile {
  fileOid: string
  filename: string
  size: number
}

const bytes = (size: number, fill: number): Blob => new Blob([Buffer.alloc(size, fill)])
const list = async (hub: StartedEmulator): Promise<ListedFile[]> => (await (await hub.call('GET', '/api/models/alice/m/lfs-files', { as: 'alice' })).json()) as ListedFile[]

async function begin(): Promise<StartedEmulator> {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/m' }
  await createRepo(options)
  await uploadFiles({ ...options, files: [{ path: 'keep.bin', content: bytes(200_000, 1) }, { path: 'sub/drop.bin', content: bytes(300_000, 2) }] })
  await uploadFile({ ...options, file: { path: 'later.txt', content: new Blob(['later']) } })
  return hub
}

test('large files of all the history are listed, each content once', async () => {
  const hub = await begin()
  await commit({ ...hub.as('alice'), repo: 'alice/m', title: 'rm', operations: [{ operation: 'delete', path: 'sub/drop.bin' }] })
  expect((await list(hub)).map(({ filename, size }) => `${filename} ${size}`).sort()).toEqual(['keep.bin 200000', 'sub/drop.bin 300000'])
  expect((await hub.call('GET', '/api/models/alice/m/lfs-files', { as: 'bob' })).status).toBe(403)
})

test('a large file that is deleted for good is in no commit any more, and what came after stays', async () => {
  const hub = await begin()
  const doomed = (await list(hub)).find(({ filename }) => filename === 'sub/drop.bin')?.fileOid ?? ''
  await hub.call('POST', '/api/models/alice/m/tag/main', { as: 'alice', body: { tag: 'v1' } })
  const remove = (sha: string, rewriteHistory: boolean) => hub.call('POST', '/api/models/alice/m/lfs-files/batch', { as: 'alice', body: { deletions: { sha: [sha], rewriteHistory } } })
  expect((await remove(doomed, false)).status).toBe(400)
  expect((await remove('0'.repeat(64), true)).status).toBe(404)
  expect((await remove(doomed, true)).status).toBe(200)
  expect((await list(hub)).map(({ filename }) => filename)).toEqual(['keep.bin'])
  const options = { ...hub.as('alice'), repo: 'alice/m' }
  for (const revision of ['main', 'v1']) {
    expect(await fileExists({ ...options, path: 'sub/drop.bin', revision })).toBe(false)
    expect((await downloadFile({ ...options, path: 'keep.bin', revision }))?.size).toBe(200_000)
    expect(await (await downloadFile({ ...options, path: 'later.txt', revision }))?.text()).toBe('later')
  }
  // It can be uploaded again, like any other.
  await uploadFile({ ...options, file: { path: 'again.bin', content: bytes(300_000, 2) } })
  expect((await downloadFile({ ...options, path: 'again.bin' }))?.size).toBe(300_000)
})

test('a large file is lent to another repository by those who may read it here and write there', async () => {
  const hub = await begin()
  await createRepo({ ...hub.as('bob'), repo: 'bob/copy' })
  const [file] = await list(hub)
  const lend = (as: string, sha256: string) =>
    hub.call('POST', '/api/models/alice/m/lfs-files/duplicate', { as, body: { target: { type: 'model', name: 'bob/copy' }, files: [{ sha256, filename: 'x.bin' }] } })
  expect((await lend('alice', file?.fileOid ?? '')).status).toBe(403)
  expect(await (await lend('bob', '0'.repeat(64))).json()).toMatchObject({ success: false, failed: [{ sha256: '0'.repeat(64) }] })
  expect(await (await lend('bob', file?.fileOid ?? '')).json()).toMatchObject({ success: true, failed: [] })
  const lines = [{ key: 'header', value: { summary: 'copy' } }, { key: 'lfsFile', value: { path: 'x.bin', algo: 'sha256', oid: file?.fileOid } }]
  const answer = await fetch(`${hub.url}/api/models/bob/copy/commit/main`, {
    method: 'POST', headers: { authorization: `Bearer ${hub.as('bob').accessToken}`, 'content-type': 'application/x-ndjson' }, body: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  expect(answer.status).toBe(200)
  expect((await downloadFile({ ...hub.as('bob'), repo: 'bob/copy', path: 'x.bin' }))?.size).toBe(file?.size)
})

test('whoever proposes a change may send large files with it, and no others', async () => {
  const hub = await begin()
  const options = { ...hub.as('bob'), repo: 'alice/m', file: { path: 'mine.bin', content: bytes(250_000, 3) } }
  await expect(uploadFile(options)).rejects.toMatchObject({ statusCode: 403 })
  await uploadFile({ ...options, isPullRequest: true })
  expect((await downloadFile({ ...hub.as('alice'), repo: 'alice/m', path: 'mine.bin', revision: 'refs/pr/1' }))?.size).toBe(250_000)
})

test('kernels are repositories of their own type', async () => {
  const hub = await startForTest()
  expect(await (await hub.call('POST', '/api/repos/create', { as: 'alice', body: { name: 'k', type: 'kernel' } })).json()).toMatchObject({ url: `${hub.url}/kernels/alice/k` })
  const lines = [{ key: 'header', value: { summary: 'add' } }, { key: 'file', value: { path: 'k.py', content: 'pass' } }]
  await fetch(`${hub.url}/api/kernels/alice/k/commit/main`, { method: 'POST', headers: { authorization: `Bearer ${hub.as('alice').accessToken}` }, body: lines.map((line) => JSON.stringify(line)).join('\n') })
  expect(await (await hub.call('GET', '/kernels/alice/k/resolve/main/k.py')).text()).toBe('pass')
  expect(await (await hub.call('GET', '/api/kernels/alice/k')).json()).toMatchObject({ id: 'alice/k', author: 'alice', downloads: 0 })
  expect((await hub.call('GET', '/api/models/alice/k')).status).toBe(401)
  expect(await (await hub.call('GET', '/api/kernels/alice/k/tree/main')).json()).toMatchObject([{ path: '.gitattributes' }, { path: 'k.py' }])
})

test('an attachment of a comment is shown to anyone with its address, and only pictures and the like are taken', async () => {
  const hub = await startForTest()
  const send = (type: string, as: string | undefined, body: Uint8Array<ArrayBuffer>) =>
    fetch(`${hub.url}/uploads`, { method: 'POST', headers: { 'content-type': type, ...(as === undefined ? {} : { authorization: `Bearer ${hub.as(as).accessToken}` }) }, body })
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  const address = await (await send('image/png', 'alice', picture)).text()
  const shown = await fetch(address)
  expect([shown.headers.get('content-type'), new Uint8Array(await shown.arrayBuffer())]).toEqual(['image/png', picture])
  expect((await send('text/html', 'alice', picture)).status).toBe(400)
  expect((await send('image/png', undefined, picture)).status).toBe(401)
  expect((await send('image/png', 'alice', new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413)
})
