import { createHash } from 'node:crypto'
import type { ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { toBody } from '../store/body.ts'

export interface HashedObject {
  /** As it was told with the bytes that were read. */
  info: ObjectInfo
  /** How many bytes came. */
  bytes: number
  /** Of them, in hexadecimal digits. */
  sha256: string
}

/** Reads an object to its end. Rejects with `NOT_FOUND`. */
export async function hashObject(store: ObjectStore, key: string, options: StoreCallOptions = {}): Promise<HashedObject> {
  const { info, body } = await store.get(key, options)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of toBody(body).chunks({ areTransient: true })) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { info, bytes, sha256: hash.digest('hex') }
}
