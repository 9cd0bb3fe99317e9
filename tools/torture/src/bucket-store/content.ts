import { createHash } from 'node:crypto'

const headBytes = 40

/** The number, the SHA-256 of what follows, and up to two megabytes that follow from the number. */
export function makeContent(n: number): Uint8Array<ArrayBuffer> {
  const length = 1_000 + ((n * 7_919) % 64) * 32_768
  const content = new Uint8Array(headBytes + length)
  content.fill(n % 251, headBytes)
  const view = new DataView(content.buffer)
  view.setUint32(0, n)
  view.setUint32(4, length)
  content.set(createHash('sha256').update(content.subarray(headBytes)).digest(), 8)
  return content
}

/** The number of a content that is whole, else undefined. */
export function readContent(content: Uint8Array<ArrayBuffer>): number | undefined {
  if (content.length < headBytes) return undefined
  const view = new DataView(content.buffer, content.byteOffset)
  const rest = content.subarray(headBytes)
  const isWhole = view.getUint32(4) === rest.length && createHash('sha256').update(rest).digest().equals(content.subarray(8, headBytes))
  return isWhole ? view.getUint32(0) : undefined
}
