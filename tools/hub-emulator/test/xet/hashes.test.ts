import { fileHash, getChunks, verificationHash, xorbHash } from '@huggingface/xetchunk-wasm'
import { expect, test } from 'vitest'
import { chunkHash, hashFromText, hashToText } from '../../src/xet/hash.ts'
import { randomBytes } from '../support/content.ts'

test('a hash is written in groups of eight bytes, each reversed', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index)
  expect(hashToText(bytes)).toBe('07060504030201000f0e0d0c0b0a090817161514131211101f1e1d1c1b1a1918')
  expect(hashFromText(hashToText(bytes))).toEqual(bytes)
})

test.each([
  {
    content: Buffer.from('hello world\n'),
    lengths: [12],
    first: '6899563fa6b6abb19b8ecdd9f662a6c9acfca9fd4ff9f513086ec6c5685193ab',
    xorb: '6899563fa6b6abb19b8ecdd9f662a6c9acfca9fd4ff9f513086ec6c5685193ab',
    file: 'a302d931b8763df0bfb9926b9ff26b11c2a77d5be8dde4ce1c8bb7202a6a8681',
    verification: 'd84ad4e9bba4ab4d3e7ecfb8c052e405dfa5829c57cca7e9b1160501366b3b76',
  },
  {
    content: Buffer.alloc(300_000, 'a'),
    lengths: [131_072, 131_072, 37_856],
    first: '8905f683db7b4618b7ea29b1ad9207dfd2e16fb6cb69a1bb836912ec5ae95c62',
    xorb: 'c256864db56e61fc23900b0039005fc82598e3642eea4394f38ac7bac8eb7972',
    file: '42de6b45f52a4ddbfcbf38f1346b805f61681d676dbbb4825f488e067391fc49',
    verification: '6ced468115cea23da948db090fcb6d7d90a0cd035c97c3eb7e4a94a2fc2c0b2b',
  },
])('the hashes of $content.length bytes are those of the clients', ({ content, lengths, first, xorb, file, verification }) => {
  const chunks = getChunks(content)
  expect(chunks.map(({ length }) => length)).toEqual(lengths)
  expect(hashToText(chunkHash(content.subarray(0, lengths[0])))).toBe(first)
  expect(hashToText(xorbHash(chunks))).toBe(xorb)
  expect(hashToText(fileHash(chunks))).toBe(file)
  expect(hashToText(verificationHash(chunks.map(({ hash }) => hash)))).toBe(verification)
})

test('the native hash of a chunk is the one of the chunking library', () => {
  for (const length of [1, 64, 1023, 1024, 1025, 70_000]) {
    const content = randomBytes(length)
    expect(hashToText(chunkHash(content))).toBe(hashToText(getChunks(content, 2 * 1024 * 1024)[0]?.hash ?? new Uint8Array(32)))
  }
})
