export { describeStore, runCase, type DescribeStoreOptions, type OpenedStore } from './describe-store.ts'
export { storeCases } from './store-cases.ts'
export type { CaseContext, StoreCase, StoreLimits } from './store-case.ts'
