import { copyFile, copyFiles, copyFolder, HubApiError, pathsInfo, uploadFile } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import { bucketPaths, seededBucket } from './seeded-bucket.ts'
import { seededRepository } from './seeded-repository.ts'

export const copyCases: Cases = {
  'copy-file': {
    success: async (hub) => {
      const model = await seededRepository(hub, 'source')
      const content = new Blob([Buffer.alloc(300_000, 5)])
      await uploadFile({ ...hub.as.alice, repo: model, file: { path: 'big.bin', content } })
      const bucket = await seededBucket(hub, 'target')
      await copyFile({ ...hub.as.alice, source: { repo: model, path: 'big.bin' }, destination: { repo: bucket, path: 'copies/big.bin' } })
      const [source] = await pathsInfo({ ...hub.as.alice, repo: model, paths: ['big.bin'] })
      expect(await pathsInfo({ ...hub.as.alice, repo: bucket, paths: ['copies/big.bin'] })).toMatchObject([{ size: 300_000, xetHash: source?.xetHash }])
    },
    error: async (hub) => {
      const [source, target] = [await seededBucket(hub, 'source', { x: 'x' }), await seededBucket(hub, 'target')]
      const copy = copyFile({ ...hub.as.bob, source: { repo: source, path: 'x' }, destination: { repo: target, path: 'x' } })
      await expectRefusal(copy, HubApiError, { statusCode: 404 })
    },
  },
  'copy-files': {
    success: async (hub) => {
      const [source, target] = [await seededBucket(hub, 'source', { a: 'a', b: 'b' }), await seededBucket(hub, 'target')]
      const files = ['a', 'b'].map((path) => ({ source: { repo: source, path }, destinationPath: `to/${path}` }))
      await copyFiles({ ...hub.as.alice, destination: target, files })
      expect(await bucketPaths(hub, target)).toEqual(['to/a', 'to/b'])
      expect(await hub.text(`/${target}/resolve/to/b`)).toBe('b')
    },
    error: async (hub) => {
      const source = await seededBucket(hub, 'source', { a: 'a' })
      const files = [{ source: { repo: source, path: 'a' }, destinationPath: 'a' }]
      await expectRefusal(copyFiles({ ...hub.as.alice, destination: 'buckets/alice/none', files }), HubApiError, { statusCode: 404 })
    },
  },
  'copy-folder': {
    success: async (hub) => {
      // Of a repository with small files: those are read and written again.
      const model = await seededRepository(hub, 'source', { 'in/a.txt': 'a', 'in/deep/b.txt': 'b', 'out.txt': 'out' })
      const target = await seededBucket(hub, 'target')
      await copyFolder({ ...hub.as.alice, source: { repo: model, path: 'in' }, destination: { repo: target, path: 'to' } })
      expect(await bucketPaths(hub, target)).toEqual(['to/a.txt', 'to/deep/b.txt'])
    },
    error: async (hub) => {
      const target = await seededBucket(hub, 'target')
      await expectRefusal(copyFolder({ ...hub.as.alice, source: { repo: 'alice/none' }, destination: { repo: target } }), HubApiError, { statusCode: 404 })
    },
  },
}
