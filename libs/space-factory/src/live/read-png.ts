import { inflateSync } from 'node:zlib'
import type { ImageSize } from './read-image-size.ts'

export interface Png {
  depth: number
  channels: number
  isInterlaced: boolean
  /** Of one row, without its filter. */
  rowBytes: number
  /** Each with its filter first; undefined where there are too many pixels to unpack. */
  rows: Uint8Array | undefined
}

/** More is not unpacked: a picture of so many pixels is judged by its size. */
const maxPixelBytes = 256 * 1024 * 1024
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** A PNG unpacked; undefined where it is cut off or corrupt. */
export function readPng(bytes: Uint8Array, { width, height }: ImageSize): Png | undefined {
  const [depth = 0, colorType = 0, interlace] = [bytes[24], bytes[25], bytes[28]]
  const channels = channelsOf[colorType]
  const data = readChunks(bytes)
  if (channels === undefined || data === undefined) return undefined
  const rowBytes = Math.ceil((width * channels * depth) / 8)
  const png = { depth, channels, isInterlaced: interlace !== 0, rowBytes }
  const most = (rowBytes + 1) * height
  if (most > maxPixelBytes) return { ...png, rows: undefined }
  try {
    // Interlaced rows are more, and shorter.
    const rows = inflateSync(data, { maxOutputLength: png.isInterlaced ? most * 2 + height * 8 : most })
    return png.isInterlaced || rows.length === most ? { ...png, rows } : undefined
  } catch {
    return undefined
  }
}

/** The data of all its chunks of pixels; undefined where it does not come to its end. */
function readChunks(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  for (let offset = 8; offset + 12 <= bytes.length; ) {
    const length = view.getUint32(offset)
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    if (type === 'IEND') return Buffer.concat(parts)
    if (type === 'IDAT') parts.push(bytes.subarray(offset + 8, offset + 8 + length))
    offset += 12 + length
  }
  return undefined
}
