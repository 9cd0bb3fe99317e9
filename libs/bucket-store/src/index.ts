export { createDiskStore, type DiskStoreOptions } from './disk/disk-store.ts'
export { createMemoryStore } from './memory-store.ts'
