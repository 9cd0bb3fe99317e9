import { expect, test } from 'vitest'
import { checkXorb } from '../../src/xet/check-xorb.ts'
import type { XorbChunk } from '../../src/xet/xorb.ts'
import { randomBytes } from '../support/content.ts'
import { frameOf, makeFile, type Scheme } from '../support/xorbs.ts'

async function* inBlocks(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size)
}

async function check(xorb: Buffer, hash: string, blockSize = 1000): Promise<{ stored: Buffer; chunks: XorbChunk[] }> {
  const chunks: XorbChunk[] = []
  const parts: Buffer[] = []
  for await (const part of checkXorb(inBlocks(xorb, blockSize), hash, chunks)) parts.push(Buffer.from(part))
  return { stored: Buffer.concat(parts), chunks }
}

const content = Buffer.concat([randomBytes(90_000), Buffer.from('many words '.repeat(12_000)), randomBytes(101)])

test.each([
  ['plain', 0],
  ['in LZ4 frames', 1],
  ['grouped by fours in LZ4 frames', 2],
] as [string, Scheme][])('takes chunks %s, in blocks of any size', async (_, scheme) => {
  const made = makeFile(content.subarray(0, 180_003), scheme)
  for (const blockSize of [1, 65_536, made.xorb.length]) {
    const { stored, chunks } = await check(made.xorb, made.xorbHash, blockSize)
    expect(stored.equals(made.xorb)).toBe(true)
    expect(chunks.at(-1)?.end).toBe(made.xorb.length)
    expect(chunks.reduce((total, { length }) => total + length, 0)).toBe(180_003)
  }
})

test('cuts a footer off', async () => {
  const { xorb, xorbHash } = makeFile(content)
  const { stored } = await check(Buffer.concat([xorb, Buffer.from('XETBLOB'), Buffer.alloc(500, 1)]), xorbHash)
  expect(stored.equals(xorb)).toBe(true)
})

const small = makeFile(Buffer.from('hello world\n'))
const changed = (at: number, byte: number): Buffer => {
  const copy = Buffer.from(small.xorb)
  copy[at] = byte
  return copy
}

test('the smallest xorb is as it was recorded', () => {
  expect(small.xorb.toString('hex')).toBe('000c0000000c000068656c6c6f20776f726c640a')
})

test.each([
  ['nothing', Buffer.alloc(0), 'no chunks'],
  ['half a header', small.xorb.subarray(0, 5), 'ends within a chunk'],
  ['half a chunk', small.xorb.subarray(0, 12), 'ends within a chunk'],
  ['another version', changed(0, 1), 'version 1'],
  ['an unknown scheme', changed(4, 9), 'scheme 9'],
  ['another length', changed(5, 11), '12 bytes, not 11'],
  ['a length of nothing', changed(5, 0), 'a chunk of 0 bytes'],
  ['a length beyond the format', changed(7, 2), 'a chunk of'],
  ['a frame that is none', changed(4, 1), 'not an LZ4 frame'],
  ['another content', changed(8, 0x48), 'its hash is'],
  ['one chunk too many', Buffer.concat([small.xorb, frameOf(Buffer.from('more'), 0)]), 'its hash is'],
])('refuses %s', async (_, xorb, message) => {
  await expect(check(xorb, small.xorbHash)).rejects.toMatchObject({ status: 400, message: expect.stringContaining(message) })
})

test('refuses more chunks than the format allows', async () => {
  const frames = Buffer.concat(Array.from({ length: 8193 }, (_, index) => frameOf(Buffer.from(String(index)), 0)))
  await expect(check(frames, small.xorbHash, 65_536)).rejects.toThrow('more than 8192 chunks')
})
