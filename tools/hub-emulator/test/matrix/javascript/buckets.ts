import {
  checkRepoAccess, commit, createRepo, deleteFile, deleteFiles, deleteRepo, downloadFile, fileDownloadInfo, fileExists, HubApiError, listFiles, pathsInfo, uploadFile,
  uploadFiles,
} from '@huggingface/hub'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import { bucketPaths, seededBucket } from './seeded-bucket.ts'

const file = (path: string, content: string): { path: string; content: Blob } => ({ path, content: new Blob([content]) })
const none = 'buckets/alice/none'

export const bucketCases: Cases = {
  'create-bucket': {
    success: async (hub) => {
      const name = hub.name('bucket')
      expect(await createRepo({ ...hub.as.alice, repo: `buckets/${name}` as 'buckets/a/b', visibility: 'private' })).toMatchObject({ repoUrl: `${hub.url}/buckets/${name}` })
      expect(await hub.json(`/api/buckets/${name}`)).toMatchObject({ id: name, private: true, totalFiles: 0 })
    },
    error: async (hub) => expectRefusal(createRepo({ ...hub.as.alice, repo: await seededBucket(hub, 'bucket') }), HubApiError, { statusCode: 409 }),
  },
  'delete-bucket': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { x: 'x' })
      await deleteRepo({ ...hub.as.alice, repo })
      expect((await hub.call('GET', `/api/${repo}`)).status).toBe(404)
    },
    error: (hub) => expectRefusal(deleteRepo({ ...hub.as.alice, repo: none }), HubApiError, { statusCode: 404 }),
  },
  'check-bucket-access': {
    success: async (hub) => {
      expect(await checkRepoAccess({ ...hub.as.reader, repo: await seededBucket(hub, 'bucket') })).toBeUndefined()
    },
    error: async (hub) => expectRefusal(checkRepoAccess({ ...hub.as.bob, repo: await seededBucket(hub, 'bucket') }), HubApiError, { statusCode: 404 }),
  },
  'commit-to-bucket': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { 'old.txt': 'old' })
      const operations = [{ operation: 'addOrUpdate' as const, ...file('a/new.txt', 'new') }, { operation: 'delete' as const, path: 'old.txt' }]
      expect(await commit({ ...hub.as.alice, repo, title: '', operations })).toBeUndefined()
      expect(await bucketPaths(hub, repo)).toEqual(['a/new.txt'])
      expect(await hub.text(`/${repo}/resolve/a/new.txt`)).toBe('new')
    },
    error: async (hub) => {
      const repo = await seededBucket(hub, 'bucket')
      await expectRefusal(commit({ ...hub.as.reader, repo, title: '', operations: [{ operation: 'addOrUpdate', ...file('x', 'x') }] }), HubApiError, { statusCode: 403 })
    },
  },
  'upload-bucket-file': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { 'state.json': '{"step":1}' })
      await uploadFile({ ...hub.as.alice, repo, file: file('state.json', '{"step":2}') })
      expect(await hub.text(`/${repo}/resolve/state.json`)).toBe('{"step":2}')
    },
    error: (hub) => expectRefusal(uploadFile({ ...hub.as.alice, repo: none, file: file('x', 'x') }), HubApiError, { statusCode: 404 }),
  },
  'upload-bucket-files': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket')
      await uploadFiles({ ...hub.as.alice, repo, files: [file('empty', ''), ...Array.from({ length: 120 }, (_, index) => file(`many/${index}.txt`, String(index)))] })
      expect(await hub.json(`/api/${repo}`)).toMatchObject({ totalFiles: 121 })
      expect(await hub.text(`/${repo}/resolve/many/119.txt`)).toBe('119')
      expect(await hub.text(`/${repo}/resolve/empty`)).toBe('')
    },
    error: async (hub) => expectRefusal(uploadFiles({ ...hub.as.bob, repo: await seededBucket(hub, 'bucket'), files: [file('x', 'x')] }), HubApiError, { statusCode: 404 }),
  },
  'delete-bucket-file': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { a: 'a', b: 'b' })
      await deleteFile({ ...hub.as.alice, repo, path: 'a' })
      expect(await bucketPaths(hub, repo)).toEqual(['b'])
    },
    error: (hub) => expectRefusal(deleteFile({ ...hub.as.alice, repo: none, path: 'a' }), HubApiError, { statusCode: 404 }),
  },
  'delete-bucket-files': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { a: 'a', b: 'b', c: 'c' })
      await deleteFiles({ ...hub.as.alice, repo, paths: ['a', 'c'] })
      expect(await bucketPaths(hub, repo)).toEqual(['b'])
    },
    error: async (hub) => expectRefusal(deleteFiles({ ...hub.as.reader, repo: await seededBucket(hub, 'bucket', { a: 'a' }), paths: ['a'] }), HubApiError, { statusCode: 403 }),
  },
  'list-bucket-files': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { 'runs/1/state.json': '1', 'runs/10/state.json': '10', top: 't' })
      expect((await collect(listFiles({ ...hub.as.alice, repo }))).map(({ type, path }) => `${type} ${path}`).sort()).toEqual(['directory runs', 'file top'])
      // A prefix is matched as text.
      expect((await collect(listFiles({ ...hub.as.alice, repo, path: 'runs/1', recursive: true }))).map(({ path }) => path).sort()).toEqual(['runs/1/state.json', 'runs/10/state.json'])
    },
    error: (hub) => expectRefusal(collect(listFiles({ ...hub.as.alice, repo: none })), HubApiError, { statusCode: 404 }),
  },
  'bucket-paths-info': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { 'a/b': 'four' })
      expect(await pathsInfo({ ...hub.as.alice, repo, paths: ['a/b', 'none'] })).toMatchObject([{ path: 'a/b', size: 4, xetHash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    },
    error: (hub) => expectRefusal(pathsInfo({ ...hub.as.alice, repo: none, paths: ['x'] }), HubApiError, { statusCode: 404 }),
  },
  'bucket-file-exists': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { x: 'x' })
      expect(await Promise.all(['x', 'none'].map((path) => fileExists({ ...hub.as.alice, repo, path })))).toEqual([true, false])
    },
    error: async (hub) => expectRefusal(fileExists({ ...hub.as.nobody, repo: await seededBucket(hub, 'bucket', { x: 'x' }), path: 'x' }), HubApiError, { statusCode: 401 }),
  },
  'bucket-file-info': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { x: 'four' })
      expect(await fileDownloadInfo({ ...hub.as.alice, repo, path: 'x' })).toMatchObject({ size: 4, xet: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
      expect(await fileDownloadInfo({ ...hub.as.alice, repo, path: 'none' })).toBeNull()
    },
    error: (hub) => expectRefusal(fileDownloadInfo({ ...hub.as.alice, repo: none, path: 'x' }), HubApiError, { statusCode: 404 }),
  },
  'download-bucket-file': {
    success: async (hub) => {
      const repo = await seededBucket(hub, 'bucket', { 'a/ü.txt': 'content', empty: '' })
      expect(await (await downloadFile({ ...hub.as.alice, repo, path: 'a/ü.txt' }))?.text()).toBe('content')
      expect(await (await downloadFile({ ...hub.as.alice, repo, path: 'empty' }))?.text()).toBe('')
      expect(await (await downloadFile({ ...hub.as.alice, repo, path: 'a/ü.txt', xet: false }))?.text()).toBe('content')
    },
    error: async (hub) => expectRefusal(downloadFile({ ...hub.as.bob, repo: await seededBucket(hub, 'bucket', { x: 'x' }), path: 'x' }), HubApiError, { statusCode: 404 }),
  },
}
