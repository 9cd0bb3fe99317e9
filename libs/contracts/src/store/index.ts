export type {
  GetOptions,
  ListOptions,
  ObjectBody,
  ObjectInfo,
  ObjectStore,
  PutOptions,
  SignedUrlOptions,
  StoreCallOptions,
  StoreCapabilities,
  StoredObject,
} from './object-store.ts'
