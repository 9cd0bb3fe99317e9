import type { AccountStore } from '../identity/account-store.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { Database } from '../storage/database.ts'
import type { XetServices } from '../xet/xet-services.ts'
import type { BucketStore } from './bucket-store.ts'
import type { Buckets } from './buckets.ts'
import type { EntryStore } from './entry-store.ts'

/** What the routes of buckets work with. */
export interface BucketServices {
  database: Database
  accounts: AccountStore
  repositories: RepositoryServices
  xet: XetServices
  store: BucketStore
  entries: EntryStore
  buckets: Buckets
  now: () => number
}
