import type { ObjectStore } from '@naturalcad/contracts/store'
import { storeCases } from './store-cases.ts'
import { createContext, refuses, type StoreCase, type StoreLimits } from './store-case.ts'

export interface OpenedStore {
  /** Empty, and nobody else's. */
  store: ObjectStore
  /** Takes the place away; the store is closed before. */
  remove?: () => Promise<void>
}

export interface DescribeStoreOptions {
  name: string
  /** Called for each case. */
  open: () => Promise<OpenedStore>
  /** Of the test runner: vitest, jest, `node:test` and others have such functions. */
  describe: (name: string, suite: () => void) => unknown
  test: (name: string, run: () => Promise<void>) => unknown
  limits?: StoreLimits
}

/** Registers every case of the suite as a test of this store. */
export function describeStore({ name, open, describe, test, limits = {} }: DescribeStoreOptions): void {
  describe(name, () => {
    for (const storeCase of storeCases) {
      if (storeCase.unless !== undefined && limits[storeCase.unless] === true) continue
      test(storeCase.title, async () => {
        const { store, remove } = await open()
        try {
          await runCase(storeCase, store)
        } finally {
          await store.close()
          await remove?.()
        }
      })
    }
  })
}

/** Proves one case in a store that is empty; rejects where it does not hold. */
export async function runCase({ needs, run }: StoreCase, store: ObjectStore): Promise<void> {
  const context = createContext(store)
  if (needs === undefined || store.capabilities[needs.capability]) return run(context)
  await refuses(needs.refused(context), 'UNSUPPORTED_CAPABILITY')
}
