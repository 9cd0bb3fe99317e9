import { readPng } from './read-png.ts'
import type { SniffedFile } from './sniff-bytes.ts'

/** Whether a picture goes on to its end, and can be unpacked where that is looked at. Forms that are not read here count as whole. */
export function isWholeImage(bytes: Uint8Array, { mime, size }: SniffedFile): boolean {
  if (mime === 'image/png') return size !== undefined && readPng(bytes, size) !== undefined
  if (mime === 'image/jpeg') return isWholeJpeg(bytes)
  if (mime === 'image/gif') return bytes.findLast((byte) => byte !== 0) === 0x3b
  if (mime === 'image/webp') return bytes.length >= 8 + new DataView(bytes.buffer, bytes.byteOffset, 8).getUint32(4, true)
  return true
}

/** Goes from segment to segment to the pixels, behind which a mark says that they end; a thumbnail before them has one too. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 2; offset + 4 <= bytes.length && bytes[offset] === 0xff; offset += 2 + view.getUint16(offset + 2)) {
    if (bytes[offset + 1] !== 0xda) continue
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Uint8Array.of(0xff, 0xd9)) > offset
  }
  return false
}
