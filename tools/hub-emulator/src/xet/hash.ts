import { hashToHex, hexToBytes } from '@huggingface/xetchunk-wasm'
import { Blake3Hasher } from '@napi-rs/blake-hash'

const dataKey = Buffer.from([
  102, 151, 245, 119, 91, 149, 80, 222, 49, 53, 203, 172, 165, 151, 24, 28, 157, 228, 33, 16, 155, 235, 43, 88, 180, 208, 176, 75, 147, 173, 242, 41,
])

/** The hash of a file without bytes, which no chunk and no xorb stands for. */
export const emptyFileHash = '0'.repeat(64)

/** How URLs and JSON write a hash: each group of eight bytes reversed. */
export const hashPattern = /^[0-9a-f]{64}$/

/** Native: the one of the chunking library takes eight times as long. */
export function chunkHash(content: Uint8Array): Buffer {
  return Blake3Hasher.newKeyed(dataKey).update(content).digestBuffer()
}

export function hashToText(hash: Uint8Array): string {
  return hashToHex(hash)
}

export function hashFromText(text: string): Uint8Array {
  return hexToBytes(text)
}
