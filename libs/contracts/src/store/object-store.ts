/**
 * One interface over every place that keeps objects. What a driver cannot do it declares, and then refuses with
 * `UNSUPPORTED_CAPABILITY`; it never imitates it.
 *
 * Keys: `/`-separated segments of visible characters, at most 1024 bytes in UTF-8; no empty segment, no `.` or `..`, no
 * backslash, no control character, no leading or trailing `/`. What was put is what is listed, or a typed error up front.
 */
export interface ObjectStore {
  readonly name: string
  readonly capabilities: StoreCapabilities
  put(key: string, body: ObjectBody, options?: PutOptions): Promise<ObjectInfo>
  /** Rejects with `NOT_FOUND`. */
  get(key: string, options?: GetOptions): Promise<StoredObject>
  /** Undefined where there is no such object. */
  head(key: string, options?: StoreCallOptions): Promise<ObjectInfo | undefined>
  /** Objects whose key starts with `prefix`, in the byte order of their keys. */
  list(options?: ListOptions): AsyncIterable<ObjectInfo>
  /** A part of the list. What is there from the first page to the last is on exactly one of them, whatever comes and goes meanwhile. */
  listPage(options?: ListPageOptions): Promise<ListPage>
  /** Many objects, together where the place allows it; each is whole or not at all. Ends at the first that fails. */
  putAll(objects: AsyncIterable<NewObject> | Iterable<NewObject>, options?: StoreCallOptions): AsyncIterable<ObjectInfo>
  /** Deleting what is not there is no error. */
  delete(key: string, options?: StoreCallOptions): Promise<void>
  deleteAll(keys: AsyncIterable<string> | Iterable<string>, options?: StoreCallOptions): Promise<void>
  copy(from: string, to: string, options?: PutOptions): Promise<ObjectInfo>
  /** An address that reads the object without a further key. */
  signedUrl(key: string, options: SignedUrlOptions): Promise<string>
  close(): Promise<void>
}

export interface StoreCapabilities {
  /** `ifNoneMatch: '*'`. */
  createOnly: boolean
  /** `ifMatch`. */
  replaceIfMatch: boolean
  ranges: boolean
  signedUrls: boolean
  /** The media type that was put is the one that comes back. */
  contentTypes: boolean
  /** A large upload that was cut off goes on where it stopped: `resume`. */
  resumableUploads: boolean
}

/** A `Blob`, such as one of `openAsBlob` in `node:fs`, can be read again: that is what retries and resumed uploads of large objects need. */
export type ObjectBody = Uint8Array | string | Blob | ReadableStream<Uint8Array>

export interface NewObject {
  key: string
  body: ObjectBody
  contentType?: string
}

export interface StoreCallOptions {
  signal?: AbortSignal | undefined
}

export interface PutOptions extends StoreCallOptions {
  contentType?: string
  /** Only where no object has the key. Else `PRECONDITION_FAILED`. */
  ifNoneMatch?: '*'
  /** Only over the object with this etag. Else `PRECONDITION_FAILED`. */
  ifMatch?: string
  /** What of a `Blob` was already sent is remembered here, so the same call after a crash sends at most one part twice. */
  resume?: UploadMemory
  onProgress?: (progress: { bytes: number; total: number | undefined }) => void
}

/** Remembers an upload that is under way, for instance in a file. */
export interface UploadMemory {
  load(): Promise<string | undefined>
  save(text: string): Promise<void>
  clear(): Promise<void>
}

export interface GetOptions extends StoreCallOptions {
  /** First and last byte, both included, as in HTTP. */
  range?: { start: number; end?: number }
}

export interface ListOptions extends StoreCallOptions {
  prefix?: string
}

export interface ListPageOptions extends ListOptions {
  /** Keys with this behind the prefix are told as the folder that they lie in. */
  delimiter?: '/'
  /** From the page before. */
  cursor?: string
  /** At most so many objects and folders, 1 to 1000. @default 1000 */
  limit?: number
}

export interface ListPage {
  objects: ObjectInfo[]
  /** With their `/` at the end. */
  folders: string[]
  /** Undefined at the end. */
  cursor?: string
}

export interface SignedUrlOptions extends StoreCallOptions {
  expiresInSeconds: number
}

export interface ObjectInfo {
  key: string
  size: number
  /** Changes with the content. */
  etag: string
  modified: Date
  contentType?: string
}

export interface StoredObject {
  info: ObjectInfo
  body: ReadableStream<Uint8Array>
}
