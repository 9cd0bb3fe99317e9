import type { GetOptions, ListPage, NewObject, ObjectInfo, SignedUrlOptions, StoreCallOptions, StoreCapabilities, StoredObject, UploadMemory } from '@naturalcad/contracts/store'
import type { Body } from './body.ts'

/**
 * What a place for objects has to do. `createStore` makes an `ObjectStore` of it, which checks keys, options and capabilities
 * alike for all places: a driver gets only what it declared.
 */
export interface StoreDriver {
  readonly name: string
  readonly capabilities: StoreCapabilities
  /** Whether the place itself refuses a key that is the folder of another, with `CONFLICT`, as file systems do. */
  readonly refusesFolderKeys: boolean
  put(key: string, body: Body, options: DriverPutOptions): Promise<ObjectInfo>
  /** Rejects with `NOT_FOUND`. */
  get(key: string, options: GetOptions): Promise<StoredObject>
  head(key: string, options: StoreCallOptions): Promise<ObjectInfo | undefined>
  /** In the byte order of the keys, folders among them by their names. */
  page(options: DriverPageOptions): Promise<ListPage>
  /** All of them, where that is less work than page after page. */
  list?(options: StoreCallOptions & { prefix: string }): AsyncIterable<ObjectInfo>
  /** At most a thousand. */
  delete(keys: readonly string[], options: StoreCallOptions): Promise<void>
  copy(from: string, to: string, options: DriverPutOptions): Promise<ObjectInfo>
  signedUrl?(key: string, options: SignedUrlOptions): Promise<string>
  /** Where many objects cost less together. At most a thousand. */
  putTogether?(objects: readonly (NewObject & { body: Body })[], options: StoreCallOptions): Promise<ObjectInfo[]>
  close?(): Promise<void>
}

export interface DriverPutOptions extends StoreCallOptions {
  contentType?: string
  ifNoneMatch?: '*'
  ifMatch?: string
  resume?: UploadMemory
  onProgress?: (progress: { bytes: number; total: number | undefined }) => void
}

export interface DriverPageOptions extends StoreCallOptions {
  prefix: string
  delimiter: '/' | undefined
  cursor: string | undefined
  limit: number
}
