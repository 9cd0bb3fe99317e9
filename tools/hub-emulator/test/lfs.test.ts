import { createHash } from 'node:crypto'
import { createRepo, downloadFile, uploadFile } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

const repo = 'alice/large'
const content = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => (index * index) % 251))
const sha256 = createHash('sha256').update(content).digest('hex')

interface BatchAnswer {
  transfer: string
  objects: { actions?: { upload: { href: string; header?: Record<string, string> }; verify: { href: string } }; error?: unknown }[]
}

test('a large file comes in parts and reads back whole', async () => {
  const hub = await startForTest({ multipartBytes: 1_000_000 })
  await createRepo({ ...hub.as('alice'), repo })
  const options = { ...hub.as('alice'), repo }
  await uploadFile({ ...options, useXet: false, file: { path: 'x.bin', content: new Blob([content]) } })
  const read = Buffer.from((await (await downloadFile({ ...options, path: 'x.bin' }))?.arrayBuffer()) ?? new ArrayBuffer())
  expect(createHash('sha256').update(read).digest('hex')).toBe(sha256)
})

test('only promised bytes are taken, and only uploaded objects committed', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo })
  const batch = async (): Promise<BatchAnswer> =>
    (await (await hub.call('POST', `/${repo}.git/info/lfs/objects/batch`, { as: 'alice', body: { operation: 'upload', transfers: ['basic'], objects: [{ oid: sha256, size: content.length }] } })).json()) as BatchAnswer
  const commit = async (): Promise<number> => {
    const body = `{"key":"header","value":{"summary":"s"}}\n${JSON.stringify({ key: 'lfsFile', value: { path: 'x.bin', algo: 'sha256', oid: sha256, size: content.length } })}\n`
    return (await fetch(`${hub.url}/api/models/${repo}/commit/main`, { method: 'POST', body, headers: { authorization: `Bearer ${hub.as('alice').accessToken}` } })).status
  }
  const { href = '' } = (await batch()).objects[0]?.actions?.upload ?? {}
  expect((await fetch(href, { method: 'PUT', body: content.subarray(1) })).status).toBe(400)
  expect((await fetch(href.replace(/size=\d+/, 'size=5'), { method: 'PUT', body: 'short' })).status).toBe(403)
  expect(await commit()).toBe(400)

  const verify = () => hub.call('POST', `/${repo}.git/info/lfs/objects/verify`, { as: 'alice', body: { oid: sha256, size: content.length } })
  expect((await verify()).status).toBe(404)
  expect((await fetch(href, { method: 'PUT', body: content })).status).toBe(200)
  expect((await verify()).status).toBe(200)
  expect((await batch()).objects[0]?.actions).toBeUndefined()
  expect(await commit()).toBe(200)
})

test('knowing a hash gives nobody the content of another repository', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo, visibility: 'private' })
  await uploadFile({ ...hub.as('alice'), repo, useXet: false, file: { path: 'x.bin', content: new Blob([content]) } })
  await createRepo({ ...hub.as('bob'), repo: 'bob/thief' })
  const ask = (operation: string) => hub.call('POST', '/bob/thief.git/info/lfs/objects/batch', { as: 'bob', body: { operation, objects: [{ oid: sha256, size: content.length }] } })
  expect(((await (await ask('download')).json()) as BatchAnswer).objects[0]?.error).toMatchObject({ code: 404 })
  expect(((await (await ask('upload')).json()) as BatchAnswer).objects[0]?.actions).toBeDefined()
})
