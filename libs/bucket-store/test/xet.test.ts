import { createCipheriv, randomBytes } from 'node:crypto'
import { getChunks, hashToHex } from '@huggingface/xetchunk-wasm'
import { describe, expect, test } from 'vitest'
import { chunkHash, loadNativeHash, plainChunkHash } from '../src/hugging-face/xet/chunk-hash.ts'
import { cutChunks } from '../src/hugging-face/xet/cut-chunks.ts'
import { describeFile } from '../src/hugging-face/xet/file-terms.ts'
import { readKnownXorbs, writeShard } from '../src/hugging-face/xet/shard.ts'
import { createXorb } from '../src/hugging-face/xet/xorb.ts'

const random = (bytes: number) => createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(Buffer.alloc(bytes))

async function cut(content: Uint8Array, blockBytes: number) {
  const blocks = async function* () {
    for (let at = 0; at < content.length; at += blockBytes) yield content.subarray(at, at + blockBytes)
  }
  const chunks = []
  for await (const chunk of cutChunks(blocks())) chunks.push({ hash: hashToHex(chunkHash(chunk)), length: chunk.length })
  return chunks
}

const contents: Record<string, Uint8Array> = {
  'nothing': new Uint8Array(0),
  'one byte': new Uint8Array(1),
  'random bytes': random(3_000_001),
  'one letter': new Uint8Array(500_000).fill(97),
  'as much as no cut is looked for in': random(8127),
  'the largest chunk': new Uint8Array(131_072),
}

describe.each(Object.entries(contents))('%s', (_name, content) => {
  test.each([1000, 65_536, 5_000_000])('is cut as the library of the Hub cuts it, in blocks of %i bytes', async (blockBytes) => {
    expect(await cut(content, blockBytes)).toEqual(getChunks(content).map(({ hash, length }) => ({ hash: hashToHex(hash), length })))
  })
})

test.each([1, 12, 8128, 131_072])('a chunk of %i bytes has one hash, native or not', (bytes) => {
  const native = loadNativeHash()?.(random(bytes))
  expect(hashToHex(plainChunkHash(random(bytes)))).toBe(hashToHex(native ?? new Uint8Array(32)))
})

describe('a xorb', () => {
  test('is the bytes that are published for twelve of them', () => {
    const xorb = createXorb(new Uint8Array(1_000_000))
    const content = Buffer.from('hello world\n')
    expect(xorb.add(content, chunkHash(content))).toBe(0)
    xorb.close()
    expect(Buffer.from(xorb.bytes).toString('hex')).toBe('000c0000000c000068656c6c6f20776f726c640a')
    expect(xorb.name).toBe('6899563fa6b6abb19b8ecdd9f662a6c9acfca9fd4ff9f513086ec6c5685193ab')
  })

  test('has no room once the next chunk could be too large for it, or is one too many', () => {
    const xorb = createXorb(new Uint8Array(2 * (131_072 + 8)))
    xorb.add(random(131_072), randomBytes(32))
    expect(xorb.hasRoom()).toBe(true)
    xorb.add(random(1), randomBytes(32))
    expect(xorb.hasRoom()).toBe(false)
    const small = createXorb(new Uint8Array(1_000_000))
    for (let count = 0; count < 8192; count += 1) small.add(new Uint8Array(1), randomBytes(32))
    expect(small.hasRoom()).toBe(false)
  })
})

describe('a shard', () => {
  const content = Buffer.from('hello world\n')
  const chunk = { hash: chunkHash(content), length: 12 }
  const xorb = { hash: chunk.hash, chunks: [chunk], bytes: 20 }

  test('is the bytes that are published for a file of twelve', () => {
    const file = describeFile([chunk], [{ xorb, index: 0 }])
    expect(file.name).toBe('a302d931b8763df0bfb9926b9ff26b11c2a77d5be8dde4ce1c8bb7202a6a8681')
    const lines = writeShard([file], [xorb]).toString('hex').match(/.{96}/g)
    expect(lines).toEqual([
      '48465265706f4d6574614461746100556967456a7b815783a5bdd95ccdd14aa902000000000000000000000000000000',
      'f03d76b831d902a3116bf29f6b92b9bfcee4dde85b7da7c281866a2a20b78b1c00000080010000000000000000000000',
      'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e08000000000c0000000000000001000000',
      '4daba4bbe9d44ad805e452c0b8cf7e3ee9a7cc579c82a5df763b6b36010516b100000000000000000000000000000000',
      `${'f'.repeat(64)}${'0'.repeat(32)}`,
      'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e0800000000010000000c00000014000000',
      'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e08000000000c0000000000000000000000',
      `${'f'.repeat(64)}${'0'.repeat(32)}`,
    ])
  })

  test('that is cut off or is none is no answer', () => {
    expect(readKnownXorbs(Buffer.from('no shard'))).toBeUndefined()
    expect(readKnownXorbs(random(1000))).toBeUndefined()
    expect(readKnownXorbs(writeShard([], [xorb]))).toBeUndefined()
  })
})
