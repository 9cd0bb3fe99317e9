import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStore, createMemoryStore, createMountedFolderStore } from '@naturalcad/bucket-store'
import { describeStore } from './behaviour.ts'

describeStore('memory', async () => ({ store: createMemoryStore(), remove: async () => {} }))

describeStore('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  return { store: createDiskStore({ root: join(folder, 'objects') }), remove: () => rm(folder, { recursive: true }) }
})

describeStore('mounted folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  return { store: createMountedFolderStore({ root: join(folder, 'mount') }), remove: () => rm(folder, { recursive: true }) }
})
