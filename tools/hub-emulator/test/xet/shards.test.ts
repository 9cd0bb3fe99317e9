import { hmac } from '@huggingface/xetchunk-wasm'
import { expect, test } from 'vitest'
import { hashFromText, hashToText } from '../../src/xet/hash.ts'
import { parseShard } from '../../src/xet/shard/parse-shard.ts'
import { footerBytes } from '../../src/xet/shard/shard-format.ts'
import { writeKeyedShard } from '../../src/xet/shard/write-keyed-shard.ts'

/** Recorded from the native client for a file with `hello world` and a line break. */
const golden = Buffer.from(
  [
    '48465265706f4d6574614461746100556967456a7b815783a5bdd95ccdd14aa902000000000000000000000000000000',
    'f03d76b831d902a3116bf29f6b92b9bfcee4dde85b7da7c281866a2a20b78b1c00000080010000000000000000000000',
    'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e08000000000c0000000000000001000000',
    '4daba4bbe9d44ad805e452c0b8cf7e3ee9a7cc579c82a5df763b6b36010516b100000000000000000000000000000000',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000000000000000000000000',
    'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e0800000000010000000c00000000000000',
    'b1abb6a63f569968c9a662f6d9cd8e9b13f5f94ffda9fcacab935168c5c66e08000000000c0000000000000000000000',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000000000000000000000000',
  ].join(''),
  'hex',
)
const xorb = '6899563fa6b6abb19b8ecdd9f662a6c9acfca9fd4ff9f513086ec6c5685193ab'

test('reads the recorded shard, with a footer or without', () => {
  const parsed = {
    files: [{
      hash: 'a302d931b8763df0bfb9926b9ff26b11c2a77d5be8dde4ce1c8bb7202a6a8681',
      sha256: undefined,
      terms: [{ xorb, length: 12, start: 0, end: 1, verification: 'd84ad4e9bba4ab4d3e7ecfb8c052e405dfa5829c57cca7e9b1160501366b3b76' }],
    }],
    xorbs: [xorb],
  }
  expect(parseShard(golden)).toEqual(parsed)
  expect(parseShard(Buffer.concat([golden, Buffer.alloc(footerBytes, 7)]))).toEqual(parsed)
})

test.each([
  ['another beginning', Buffer.concat([Buffer.from('X'), golden.subarray(1)]), 'does not begin like one'],
  ['another version', Buffer.concat([golden.subarray(0, 32), Buffer.from([9]), golden.subarray(33)]), 'version'],
  ['an end within a file', golden.subarray(0, 48 * 2), 'ends too early'],
  ['no end of the xorbs', golden.subarray(0, 48 * 7), 'ends too early'],
  ['nothing', Buffer.alloc(0), 'ends too early'],
])('refuses a shard with %s', (_, content, message) => {
  expect(() => parseShard(content)).toThrow(message)
})

test('an answer hides the hashes of chunks from whoever does not have them', () => {
  const key = Buffer.alloc(32, 5)
  const chunks = [{ hash: hashFromText(xorb), length: 12, start: 0, end: 20 }]
  const shard = writeKeyedShard({ xorbs: [{ hash: xorb, size: 20, chunks }], key, createdAt: 1000, expiresAt: 2000 })
  expect(parseShard(shard)).toEqual({ files: [], xorbs: [xorb] })
  expect(hashToText(shard.subarray(48 * 3, 48 * 3 + 32))).toBe(hashToText(hmac(hashFromText(xorb), key)))
  const footer = shard.subarray(-footerBytes)
  expect([8, 16, 24, 104, 112, 192].map((at) => Number(footer.readBigUInt64LE(at)))).toEqual([48, 96, shard.length - footerBytes, 1000, 2000, shard.length - footerBytes])
  expect(footer.subarray(72, 104)).toEqual(key)
})
