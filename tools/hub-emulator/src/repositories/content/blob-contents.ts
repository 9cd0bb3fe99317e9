import type { Readable } from 'node:stream'
import type { ByteRange } from '../../http/byte-range.ts'
import type { ObjectStore } from '../../storage/object-store.ts'
import type { XetFiles } from '../../xet/xet-files.ts'
import type { Blob } from '../git/git-store.ts'

export type BlobPlace = Pick<Blob, 'sha256' | 'xetHash'>

/** The bytes of files, wherever they lie; those of large files and not of their pointers. */
export interface BlobContents {
  open(blob: BlobPlace, range?: ByteRange): Readable
  /** All of a small file at once. */
  read(blob: BlobPlace): Buffer
}

export function createBlobContents(objects: ObjectStore, files: XetFiles): BlobContents {
  return {
    open: ({ sha256, xetHash }, range) => (xetHash === null ? objects.open(sha256, range) : files.read(xetHash, range)),
    read: ({ sha256, xetHash }) => (xetHash === null ? objects.read(sha256) : files.readSmall(xetHash)),
  }
}
