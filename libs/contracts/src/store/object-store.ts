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
  /** Objects whose key starts with `prefix`, by key. */
  list(options?: ListOptions): AsyncIterable<ObjectInfo>
  /** Deleting what is not there is no error. */
  delete(key: string, options?: StoreCallOptions): Promise<void>
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
}

export type ObjectBody = Uint8Array | string | ReadableStream<Uint8Array>

export interface StoreCallOptions {
  signal?: AbortSignal | undefined
}

export interface PutOptions extends StoreCallOptions {
  contentType?: string
  /** Only where no object has the key. Else `PRECONDITION_FAILED`. */
  ifNoneMatch?: '*'
  /** Only over the object with this etag. Else `PRECONDITION_FAILED`. */
  ifMatch?: string
}

export interface GetOptions extends StoreCallOptions {
  /** First and last byte, both included, as in HTTP. */
  range?: { start: number; end?: number }
}

export interface ListOptions extends StoreCallOptions {
  prefix?: string
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
