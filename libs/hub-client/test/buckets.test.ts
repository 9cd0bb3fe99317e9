import { createRepo } from '@huggingface/hub'
import { getBucket, listBuckets, moveRepo, updateBucketSettings } from '@naturalcad/hub-client'
import { expect, test } from 'vitest'
import { collect } from './support/collect.ts'
import { startHub } from './support/start-hub.ts'

test('a bucket is told, listed, hidden and renamed', async () => {
  const hub = await startHub()
  const alice = hub.as('alice')
  for (const name of ['files', 'other']) await createRepo({ ...alice, repo: `buckets/alice/${name}` })
  expect(await getBucket({ ...alice, repo: 'buckets/alice/files' })).toMatchObject({ id: 'alice/files', private: false, size: 0, totalFiles: 0 })
  const names = async (params: object) => (await collect(listBuckets({ ...alice, ...params }))).map(({ id }) => id).sort()
  expect(await names({})).toEqual(['alice/files', 'alice/other'])
  expect(await names({ namespace: 'alice', search: 'fil' })).toEqual(['alice/files'])
  await updateBucketSettings({ ...alice, repo: 'buckets/alice/files', private: true })
  await expect(getBucket({ ...hub.as('bob'), repo: 'buckets/alice/files' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    details: { errorCode: 'RepoNotFound' },
  })
  await moveRepo({ ...alice, from: 'buckets/alice/files', to: 'buckets/alice/renamed' })
  expect(await getBucket({ ...alice, repo: 'buckets/alice/renamed' })).toMatchObject({ id: 'alice/renamed', private: true })
})

test('what is no bucket, and settings that are none, are refused before they are sent', async () => {
  await expect(getBucket({ repo: 'alice/files' })).rejects.toMatchObject({ code: 'INVALID_REQUEST', remedy: 'write "buckets/namespace/name"' })
  await expect(updateBucketSettings({ repo: 'buckets/alice/files' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
