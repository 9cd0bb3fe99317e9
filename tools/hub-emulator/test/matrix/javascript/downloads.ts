import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  countCommits, downloadFile, downloadFileToCacheDir, fileDownloadInfo, fileExists, HubApiError, listCommits, listFiles, pathsInfo, snapshotDownload, uploadFile,
} from '@huggingface/hub'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import { seededRepository } from './seeded-repository.ts'

export const downloadCases: Cases = {
  'list-files': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'list', { 'a/b/c.txt': 'c', 'a/d.txt': 'd', 'e.txt': 'e' })
      expect((await collect(listFiles({ ...hub.as.alice, repo }))).map(({ type, path }) => `${type} ${path}`)).toEqual(['directory a', 'file .gitattributes', 'file e.txt'])
      expect((await collect(listFiles({ ...hub.as.alice, repo, path: 'a', recursive: true }))).map(({ path }) => path)).toEqual(['a/b', 'a/b/c.txt', 'a/d.txt'])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'list')
      await expectRefusal(collect(listFiles({ ...hub.as.alice, repo, revision: 'none' })), HubApiError, { statusCode: 404 })
    },
  },
  'paths-info': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'paths', { 'a/b.txt': 'four' })
      expect(await pathsInfo({ ...hub.as.alice, repo, paths: ['a/b.txt', 'a', 'none'], expand: true })).toMatchObject([
        { type: 'file', path: 'a/b.txt', size: 4, lastCommit: { title: 'seed' } },
        { type: 'directory', path: 'a' },
      ])
    },
    error: (hub) => expectRefusal(pathsInfo({ ...hub.as.alice, repo: 'alice/none', paths: ['x'] }), HubApiError, { statusCode: 404 }),
  },
  'file-exists': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'file', { 'x.txt': 'x' })
      expect(await Promise.all(['x.txt', 'none.txt'].map((path) => fileExists({ ...hub.as.alice, repo, path })))).toEqual([true, false])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'file', { 'x.txt': 'x' })
      await expectRefusal(fileExists({ ...hub.as.nobody, repo, path: 'x.txt' }), HubApiError, { statusCode: 401 })
    },
  },
  'file-download-info': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'info', { 'x.txt': 'four' })
      expect(await fileDownloadInfo({ ...hub.as.alice, repo, path: 'x.txt' })).toMatchObject({ size: 4, etag: expect.stringMatching(/^"[0-9a-f]{40}"$/) })
      expect(await fileDownloadInfo({ ...hub.as.alice, repo, path: 'none.txt' })).toBeNull()
    },
    error: (hub) => expectRefusal(fileDownloadInfo({ ...hub.as.alice, repo: 'alice/none', path: 'x' }), HubApiError, { statusCode: 404 }),
  },
  'download-file': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'download', { 'x.txt': 'content', empty: '' })
      expect(await (await downloadFile({ ...hub.as.alice, repo, path: 'x.txt' }))?.text()).toBe('content')
      expect((await downloadFile({ ...hub.as.alice, repo, path: 'empty' }))?.size).toBe(0)
      expect(await downloadFile({ ...hub.as.alice, repo, path: 'none' })).toBeNull()
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'download', { 'x.txt': 'x' })
      await expectRefusal(downloadFile({ ...hub.as.alice, repo, path: 'x.txt', revision: 'none' }), HubApiError, { statusCode: 404 })
    },
  },
  'download-file-to-cache': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cached', { 'x.txt': 'content' })
      expect(readFileSync(await downloadFileToCacheDir({ ...hub.as.alice, repo, path: 'x.txt', cacheDir: hub.folder() }), 'utf8')).toBe('content')
    },
    error: async (hub) => {
      const cacheDir = hub.folder()
      await expectRefusal(downloadFileToCacheDir({ ...hub.as.alice, repo: 'alice/none', path: 'x.txt', cacheDir }), HubApiError, { statusCode: 404 })
    },
  },
  'snapshot-download': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'snapshot', { 'a/b.txt': 'b', 'c.txt': 'c' })
      const folder = await snapshotDownload({ ...hub.as.alice, repo, cacheDir: hub.folder() })
      expect(['a/b.txt', 'c.txt'].map((path) => readFileSync(join(folder, path), 'utf8'))).toEqual(['b', 'c'])
    },
    error: (hub) => expectRefusal(snapshotDownload({ ...hub.as.alice, repo: 'alice/none', cacheDir: hub.folder() }), HubApiError, { statusCode: 404 }),
  },
  'list-commits': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'commits', { 'x.txt': 'x' })
      await uploadFile({ ...hub.as.alice, repo, file: { path: 'y.txt', content: new Blob(['y']) }, commitTitle: 'then' })
      expect((await collect(listCommits({ ...hub.as.alice, repo, batchSize: 2 }))).map(({ title }) => title)).toEqual(['then', 'seed', 'initial commit'])
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'commits')
      await expectRefusal(collect(listCommits({ ...hub.as.alice, repo, revision: 'none' })), HubApiError, { statusCode: 404 })
    },
  },
  'count-commits': {
    success: async (hub) => {
      expect(await countCommits({ ...hub.as.alice, repo: await seededRepository(hub, 'count', { 'x.txt': 'x' }) })).toBe(2)
    },
    error: (hub) => expectRefusal(countCommits({ ...hub.as.alice, repo: 'alice/none' }), HubApiError, { statusCode: 404 }),
  },
}
