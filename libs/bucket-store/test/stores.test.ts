import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStore, createMemoryStore } from '@naturalcad/bucket-store'
import { describeStore } from './behaviour.ts'

describeStore('memory', async () => ({ store: createMemoryStore(), remove: async () => {} }))

describeStore('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  return { store: createDiskStore({ root: join(folder, 'objects') }), remove: () => rm(folder, { recursive: true }) }
})
