import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  const tail = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

/** An RGB picture, each row with the filter `filter` on pixels that `colorOf` gives. */
export function makePng(width: number, height: number, colorOf: (x: number, y: number) => readonly [number, number, number], filter: 0 | 1 | 2 = 0): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    rows[y * (width * 3 + 1)] = filter
    for (let x = 0; x < width; x += 1) {
      const before = filter === 1 && x > 0 ? colorOf(x - 1, y) : filter === 2 && y > 0 ? colorOf(x, y - 1) : [0, 0, 0]
      for (const [channel, value] of colorOf(x, y).entries()) rows[y * (width * 3 + 1) + 1 + x * 3 + channel] = value - (before[channel] ?? 0)
    }
  }
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
