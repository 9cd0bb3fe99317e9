import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStore, createMemoryStore, createMountedFolderStore } from '@naturalcad/bucket-store'
import { describeStore, storeCases } from '@naturalcad/bucket-store/testing'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { describe, expect, test } from 'vitest'

const inFolder = (create: (root: string) => ObjectStore) => async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  return { store: create(join(folder, 'root')), remove: () => rm(folder, { recursive: true }) }
}

describeStore({ name: 'memory', open: async () => ({ store: createMemoryStore() }), describe, test })
describeStore({ name: 'disk', open: inFolder((root) => createDiskStore({ root })), describe, test })
// Here it is a plain folder, which shows a file while it is written; a mount of a bucket publishes it when it is closed.
describeStore({ name: 'mounted folder', open: inFolder((root) => createMountedFolderStore({ root })), describe, test, limits: { tornReads: true } })

test('the suite has at least 150 cases, each with a name of its own', () => {
  expect(storeCases.length).toBeGreaterThanOrEqual(150)
  expect(new Set(storeCases.map(({ title }) => title)).size).toBe(storeCases.length)
})
