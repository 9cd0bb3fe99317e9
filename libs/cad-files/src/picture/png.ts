import { unzlibSync, zlibSync } from 'fflate'
import { badFile } from '../bad-file.ts'
import { maxPictureSide, type Picture } from './picture.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** PNG with 8 bits a channel, no alpha, no filter, no date. */
export function writePng({ width, height, pixels }: Picture): Uint8Array<ArrayBuffer> {
  const stride = width * 3
  const rows = new Uint8Array(height * (stride + 1))
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1)
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  const chunks = [signature, chunk('IHDR', header), chunk('IDAT', zlibSync(rows, { level: 6 })), chunk('IEND', new Uint8Array())]
  const bytes = new Uint8Array(chunks.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of chunks) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Reads a PNG as `writePng` writes it: signature, every CRC and the packed data are checked. Throws `INVALID_REQUEST`. */
export function readPng(bytes: Uint8Array): Picture {
  if (!signature.every((byte, index) => bytes[index] === byte)) throw badFile('PNG', 'its signature is missing')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, Uint8Array>()
  let at = signature.length
  while (at < bytes.length) {
    const length = at + 12 <= bytes.length ? view.getUint32(at) : Infinity
    if (at + 12 + length > bytes.length) throw badFile('PNG', 'it is cut off')
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) throw badFile('PNG', `the checksum of ${name} is wrong`)
    parts.set(name, bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const header = parts.get('IHDR')
  const data = parts.get('IDAT')
  if (header?.length !== 13 || data === undefined || !parts.has('IEND')) throw badFile('PNG', 'a chunk is missing')
  const size = new DataView(header.buffer, header.byteOffset, header.length)
  const [width, height] = [size.getUint32(0), size.getUint32(4)]
  if (header[8] !== 8 || header[9] !== 2 || width < 1 || height < 1 || width > maxPictureSide || height > maxPictureSide)
    throw badFile('PNG', 'its form is another')
  return { width, height, pixels: unfilter(unpack(data), width, height) }
}

function unpack(data: Uint8Array): Uint8Array {
  try {
    return unzlibSync(data)
  } catch {
    throw badFile('PNG', 'its data cannot be unpacked')
  }
}

function unfilter(rows: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const stride = width * 3
  if (rows.length !== height * (stride + 1)) throw badFile('PNG', 'it has another number of pixels than it says')
  const pixels = new Uint8Array(height * stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    if (rows[start] !== 0) throw badFile('PNG', 'its rows are filtered')
    pixels.set(rows.subarray(start + 1, start + 1 + stride), y * stride)
  }
  return pixels
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}

/** CRC-32 of ISO 3309, as PNG uses it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
