import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '../../src/storage/database.ts'
import { createObjectStore, type ObjectStore } from '../../src/storage/object-store.ts'
import { storageSchema } from '../../src/storage/schema.ts'

/** An index and an object store of their own, removed after the test. */
export function openStorage(schemas: readonly string[]): { database: Database; objects: ObjectStore } {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-storage-'))
  const database = openDatabase(join(folder, 'index.sqlite'), [storageSchema, ...schemas])
  onTestFinished(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { database, objects: createObjectStore(folder, database) }
}
