import type { ImageSize } from './read-image-size.ts'
import { readPng } from './read-png.ts'
import type { SniffedFile } from './sniff-bytes.ts'

/**
 * Whether a picture shows one color alone. PNG is read pixel by pixel; of lossy forms the file of such a picture has a size that depends
 * on its pixels alone (measured over 64 to 1024 pixels a side), and nothing that shows anything is as small.
 */
export function isBlankImage(bytes: Uint8Array, { mime, size }: SniffedFile): boolean {
  if (size === undefined) return false
  const pixels = size.width * size.height
  if (mime === 'image/jpeg') return bytes.length <= 650 + pixels / 64
  if (mime === 'image/webp') return bytes.length <= 100 + pixels * 0.0019
  return mime === 'image/png' && isBlankPng(bytes, size)
}

function isBlankPng(bytes: Uint8Array, size: ImageSize): boolean {
  const { depth, channels = 0, isInterlaced, rowBytes = 0, rows } = readPng(bytes, size) ?? {}
  return depth === 8 && isInterlaced === false && rows !== undefined && isOneColor(rows, rowBytes, channels, size.height)
}

/** Undoes the filter of each row (PNG, 9.2), and stops at the first pixel that differs from the first of all. */
function isOneColor(rows: Uint8Array, stride: number, channels: number, height: number): boolean {
  let above = new Uint8Array(stride)
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1)
    const line = rows.slice(start + 1, start + 1 + stride)
    if (line.length < stride) return false
    unfilter(line, above, rows[start] ?? 0, channels)
    const first = row === 0 ? line : above
    for (let index = 0; index < stride; index += 1) if (line[index] !== first[index % channels]) return false
    above = line
  }
  return height > 0
}

function unfilter(line: Uint8Array, above: Uint8Array, filter: number, channels: number): void {
  if (filter === 0) return
  for (let index = 0; index < line.length; index += 1) {
    const left = index < channels ? 0 : (line[index - channels] ?? 0)
    const up = above[index] ?? 0
    const corner = index < channels ? 0 : (above[index - channels] ?? 0)
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner)
    line[index] = (line[index] ?? 0) + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
