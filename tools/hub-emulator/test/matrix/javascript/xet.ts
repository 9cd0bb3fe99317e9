import { createHash, randomBytes } from 'node:crypto'
import { commit, createRepo, downloadFile, HubApiError, pathsInfo, uploadFile, uploadFiles } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'
import { seededBucket } from './seeded-bucket.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A new repository of alice with one large file, sent by Xet as the client does by itself. */
async function uploaded(hub: MatrixHub, content: Uint8Array): Promise<string> {
  const repo = hub.name('xet')
  await createRepo({ ...hub.as.alice, repo, visibility: 'private' })
  await uploadFile({ ...hub.as.alice, repo, file: { path: 'big.bin', content: new Blob([Buffer.from(content)]) } })
  return repo
}

async function plainBytes(hub: MatrixHub, path: string): Promise<Buffer> {
  const answer = await hub.call('GET', path)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

export const xetCases: Cases = {
  'xet-upload': {
    success: async (hub) => {
      const content = randomBytes(3_000_000)
      const repo = await uploaded(hub, content)
      expect(await pathsInfo({ ...hub.as.alice, repo, paths: ['big.bin'] })).toMatchObject([
        { size: content.length, xetHash: expect.stringMatching(/^[0-9a-f]{64}$/), lfs: { oid: sha256(content) } },
      ])
      expect((await plainBytes(hub, `/${repo}/resolve/main/big.bin`)).equals(content)).toBe(true)
    },
    error: async (hub) => {
      const repo = await uploaded(hub, randomBytes(100_000))
      const file = { path: 'more.bin', content: new Blob([randomBytes(100_000)]) }
      await expectRefusal(uploadFile({ ...hub.as.reader, repo, file }), HubApiError, { statusCode: 403 })
    },
  },
  'xet-download': {
    success: async (hub) => {
      const content = Buffer.concat([Buffer.alloc(400_000, 'ab'), randomBytes(400_000), Buffer.alloc(400_000, 'ab')])
      const blob = await downloadFile({ ...hub.as.reader, repo: await uploaded(hub, content), path: 'big.bin' })
      expect(Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer()).equals(content)).toBe(true)
    },
    error: async (hub) => {
      const repo = await uploaded(hub, randomBytes(100_000))
      const blob = await downloadFile({ ...hub.as.alice, repo, path: 'big.bin' })
      hub.addFault({ path: `/api/models/${repo}/xet-read-token/*`, times: 1, answer: { status: 403, error: 'Not any more' } })
      await expectRefusal((async () => blob?.arrayBuffer())(), Error, { message: expect.stringContaining('403') })
    },
  },
  'xet-ranges': {
    success: async (hub) => {
      const content = randomBytes(1_000_000)
      const blob = await downloadFile({ ...hub.as.alice, repo: await uploaded(hub, content), path: 'big.bin' })
      for (const [start, end] of [[0, 1], [65_530, 65_545], [300_000, 700_001], [999_999, 1_000_000]] as const) {
        expect(Buffer.from((await blob?.slice(start, end).arrayBuffer()) ?? new ArrayBuffer()).equals(content.subarray(start, end))).toBe(true)
      }
    },
    error: async (hub) => {
      const repo = await uploaded(hub, randomBytes(100_000))
      await expectRefusal(downloadFile({ ...hub.as.bob, repo, path: 'big.bin' }), HubApiError, { statusCode: 404 })
    },
  },
  'xet-deduplication': {
    success: async (hub) => {
      const part = randomBytes(500_000)
      const repo = await uploaded(hub, part)
      const files = ['a', 'b'].map((path) => ({ path: `${path}.bin`, content: new Blob([part, part]) }))
      await uploadFiles({ ...hub.as.alice, repo, files })
      const [a, b] = await pathsInfo({ ...hub.as.alice, repo, paths: ['a.bin', 'b.bin'] })
      expect([a?.size, a?.xetHash]).toEqual([1_000_000, b?.xetHash])
      expect((await plainBytes(hub, `/${repo}/resolve/main/b.bin`)).equals(Buffer.concat([part, part]))).toBe(true)
    },
    error: async (hub) => {
      const [mine, others] = [await seededBucket(hub, 'xet', { x: new Blob([randomBytes(100_000)]) }), await seededBucket(hub, 'xet')]
      const [known] = await pathsInfo({ ...hub.as.alice, repo: mine, paths: ['x'] })
      await hub.call('POST', '/api/buckets/bob/xet', { as: 'bob', body: { private: true } })
      // To know a hash is not to own its content.
      const copy = { operation: 'copy' as const, path: 'stolen', sourceXetHash: known?.xetHash ?? '', sourceRepo: others }
      await expectRefusal(commit({ ...hub.as.bob, repo: 'buckets/bob/xet', title: '', operations: [copy] }), Error, { message: expect.stringContaining('stolen') })
    },
  },
  'xet-edit': {
    success: async (hub) => {
      const content = randomBytes(600_000)
      const bucket = await seededBucket(hub, 'xet', { log: new Blob([content]) })
      const originalContent = await downloadFile({ ...hub.as.alice, repo: bucket, path: 'log' })
      const edits = [{ content: new Blob(['more']), start: content.length, end: content.length }]
      await commit({ ...hub.as.alice, repo: bucket, title: '', operations: [{ operation: 'edit', path: 'log', originalContent: originalContent ?? new Blob([]), edits }] })
      expect((await plainBytes(hub, `/${bucket}/resolve/log`)).equals(Buffer.concat([content, Buffer.from('more')]))).toBe(true)
    },
    error: async (hub) => {
      const bucket = await seededBucket(hub, 'xet', { log: new Blob([randomBytes(100_000)]) })
      const originalContent = (await downloadFile({ ...hub.as.reader, repo: bucket, path: 'log' })) ?? new Blob([])
      const edits = [{ content: new Blob(['x']), start: 0, end: 1 }]
      await expectRefusal(commit({ ...hub.as.reader, repo: bucket, title: '', operations: [{ operation: 'edit', path: 'log', originalContent, edits }] }), HubApiError, { statusCode: 403 })
    },
  },
}
