import { commit, commitIter, deleteFile, deleteFiles, HubApiError, uploadFile, uploadFiles, uploadFilesWithProgress } from '@huggingface/hub'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'
import { seededRepository } from './seeded-repository.ts'

const file = (path: string, content: string): { path: string; content: Blob } => ({ path, content: new Blob([content]) })
const add = (path: string, content: string) => ({ operation: 'addOrUpdate' as const, ...file(path, content) })

export async function paths(hub: MatrixHub, repo: string): Promise<string[]> {
  return ((await hub.json(`/api/models/${repo}/tree/main?recursive=true`)) as { path: string }[]).map(({ path }) => path).filter((path) => path !== '.gitattributes')
}

export const uploadCases: Cases = {
  commit: {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'commit', { 'old.txt': 'old' })
      const made = await commit({ ...hub.as.alice, repo, title: 'both', operations: [add('a/new.txt', 'new'), { operation: 'delete', path: 'old.txt' }] })
      expect(made?.commit.url).toBe(`${hub.url}/${repo}/commit/${made?.commit.oid}`)
      expect(await paths(hub, repo)).toEqual(['a', 'a/new.txt'])
      expect(await hub.text(`/${repo}/resolve/${made?.commit.oid}/a/new.txt`)).toBe('new')
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'commit', { 'a.txt': 'a' })
      const parentCommit = '0'.repeat(40)
      await expectRefusal(commit({ ...hub.as.alice, repo, title: 'stale', parentCommit, operations: [add('a.txt', 'b')] }), HubApiError, { statusCode: 412 })
      expect(await hub.text(`/${repo}/resolve/main/a.txt`)).toBe('a')
    },
  },
  'commit-with-progress': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'progress')
      const events = await collect(commitIter({ ...hub.as.alice, repo, title: 'one', operations: [add('x.txt', 'x')] }))
      expect(events).toContainEqual({ event: 'phase', phase: 'committing' })
      expect(await hub.text(`/${repo}/resolve/main/x.txt`)).toBe('x')
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'progress')
      await expectRefusal(collect(commitIter({ ...hub.as.reader, repo, title: 'one', operations: [add('x.txt', 'x')] })), HubApiError, { statusCode: 403 })
    },
  },
  'upload-file': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'upload')
      await uploadFile({ ...hub.as.alice, repo, file: file('deep/er/café ü.txt', 'ü') })
      expect(await hub.text(`/${repo}/resolve/main/deep/er/caf%C3%A9%20%C3%BC.txt`)).toBe('ü')
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'upload')
      await expectRefusal(uploadFile({ ...hub.as.alice, repo, file: file('README.md', '---\na: [\n---\n') }), HubApiError, { statusCode: 400 })
    },
  },
  'upload-files': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'uploads')
      await uploadFiles({ ...hub.as.alice, repo, files: Array.from({ length: 120 }, (_, index) => file(`many/${index}.txt`, String(index))) })
      expect(await hub.text(`/${repo}/resolve/main/many/119.txt`)).toBe('119')
      expect((await paths(hub, repo)).length).toBe(121)
    },
    error: (hub) => expectRefusal(uploadFiles({ ...hub.as.alice, repo: 'alice/none', files: [file('x', 'x')] }), HubApiError, { statusCode: 404 }),
  },
  'upload-files-with-progress': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'uploads')
      const events = await collect(uploadFilesWithProgress({ ...hub.as.alice, repo, files: [file('x.txt', 'x'), file('y.txt', 'y')] }))
      expect(events.length).toBeGreaterThan(0)
      expect(await paths(hub, repo)).toEqual(['x.txt', 'y.txt'])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'uploads')
      await expectRefusal(collect(uploadFilesWithProgress({ ...hub.as.bob, repo, files: [file('x.txt', 'x')] })), HubApiError, { statusCode: 403 })
    },
  },
  'delete-file': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'delete', { 'a.txt': 'a', 'b.txt': 'b' })
      await deleteFile({ ...hub.as.alice, repo, path: 'a.txt' })
      expect(await paths(hub, repo)).toEqual(['b.txt'])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'delete')
      await expectRefusal(deleteFile({ ...hub.as.alice, repo, path: 'none.txt' }), HubApiError, { statusCode: 404 })
    },
  },
  'delete-files': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'delete', { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' })
      await deleteFiles({ ...hub.as.alice, repo, paths: ['a.txt', 'c.txt'] })
      expect(await paths(hub, repo)).toEqual(['b.txt'])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'delete', { 'a.txt': 'a' })
      await expectRefusal(deleteFiles({ ...hub.as.bob, repo, paths: ['a.txt'] }), HubApiError, { statusCode: 403 })
    },
  },
  'classic-lfs': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'lfs')
      const content = Buffer.alloc(300_000, 7)
      await uploadFile({ ...hub.as.alice, repo, useXet: false, file: { path: 'big.bin', content: new Blob([content]) } })
      const [info] = (await (await hub.call('POST', `/api/models/${repo}/paths-info/main`, { body: { paths: ['big.bin'] } })).json()) as { lfs: { size: number } }[]
      expect(info?.lfs.size).toBe(300_000)
      expect(Buffer.from(await (await hub.call('GET', `/${repo}/resolve/main/big.bin`)).arrayBuffer()).equals(content)).toBe(true)
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'lfs')
      hub.addFault({ path: `/${repo}.git/info/lfs/objects/batch`, times: 1, answer: { status: 403, error: 'No more room' } })
      const upload = uploadFile({ ...hub.as.alice, repo, useXet: false, file: { path: 'big.bin', content: new Blob([Buffer.alloc(300_000, 9)]) } })
      await expectRefusal(upload, HubApiError, { statusCode: 403, message: expect.stringContaining('No more room') })
    },
  },
}
