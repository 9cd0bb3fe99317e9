import { Blake3Hasher } from '@napi-rs/blake-hash'

const dataKey = Buffer.from([
  102, 151, 245, 119, 91, 149, 80, 222, 49, 53, 203, 172, 165, 151, 24, 28, 157, 228, 33, 16, 155, 235, 43, 88, 180, 208, 176, 75, 147, 173, 242, 41,
])

/** What names a chunk, 32 bytes. Native: the hash of the chunking library takes several times as long. */
export function chunkHash(content: Uint8Array): Buffer {
  return Blake3Hasher.newKeyed(dataKey).update(Buffer.from(content.buffer, content.byteOffset, content.length)).digestBuffer()
}
