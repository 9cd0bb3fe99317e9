import { createHash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectBody, ObjectInfo, ObjectStore, PutOptions, StoreCallOptions } from '@naturalcad/contracts/store'
import { hashObject, type HashedObject } from './hash-object.ts'

export interface ExpectedObject {
  key: string
  /** In hexadecimal digits. */
  sha256: string
  size?: number
}

/** Reads the object back. Rejects with `STORAGE_CORRUPT` where it is another than expected, with `NOT_FOUND` where it is gone. */
export async function verifyObject(store: ObjectStore, { key, sha256, size }: ExpectedObject, options: StoreCallOptions = {}): Promise<HashedObject> {
  const found = await hashObject(store, key, options)
  if (found.sha256 === sha256.toLowerCase() && found.bytes === found.info.size && (size === undefined || size === found.bytes)) return found
  throw new NaturalCadError('STORAGE_CORRUPT', `${key} is not what was put: ${found.bytes} bytes with SHA-256 ${found.sha256}, expected ${size === undefined ? '' : `${size} bytes with `}${sha256}`, {
    remedy: 'put it again from its source',
    details: { key, bytes: found.bytes, sha256: found.sha256, expected: sha256 },
  })
}

/** Puts an object and reads it back: what is there is what was handed over, or `STORAGE_CORRUPT`. */
export async function putVerified(store: ObjectStore, key: string, body: ObjectBody, options: PutOptions = {}): Promise<{ info: ObjectInfo; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const count = (chunk: Uint8Array) => {
    hash.update(chunk)
    size += chunk.length
  }
  let source = body
  if (body instanceof ReadableStream) {
    source = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          count(chunk)
          controller.enqueue(chunk)
        },
      }),
    )
  } else if (body instanceof Blob) {
    for await (const chunk of body.stream()) count(chunk)
  } else {
    count(typeof body === 'string' ? new TextEncoder().encode(body) : body)
  }
  const info = await store.put(key, source, options)
  const sha256 = hash.digest('hex')
  await verifyObject(store, { key, sha256, size }, options.signal === undefined ? {} : { signal: options.signal })
  return { info, sha256 }
}
