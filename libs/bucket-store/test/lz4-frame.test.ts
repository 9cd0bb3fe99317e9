import { createCipheriv } from 'node:crypto'
import { decompressFrameSync } from 'lz4-napi'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeLz4Frame } from '../src/hugging-face/xet/lz4-frame.ts'

function pack(content: Uint8Array): Buffer | undefined {
  const before = 5
  const target = new Uint8Array(before + content.length)
  const length = writeLz4Frame(content, target, before)
  if (length === undefined) return undefined
  expect(length).toBeLessThan(content.length)
  expect([...target.subarray(0, before)]).toEqual([0, 0, 0, 0, 0])
  return Buffer.from(target.subarray(before, before + length))
}

const random = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(Buffer.alloc(131_072))
const text = Buffer.from(Array.from({ length: 4000 }, (_, n) => `#${n}=CARTESIAN_POINT('',(${n / 7},0.,${n % 13}.5));\n`).join('')).subarray(0, 131_072)

test.each([
  ['text', text, 3],
  ['zeros', Buffer.alloc(131_072), 200],
  ['what repeats far away', Buffer.concat([random.subarray(0, 60_000), random.subarray(0, 60_000)]), 1.9],
  ['what repeats at once', Buffer.alloc(100_000, 'ab'), 200],
])('%s becomes smaller, and is the same again', (_name, content, factor) => {
  const packed = pack(content)
  expect(decompressFrameSync(packed ?? Buffer.alloc(0))).toEqual(content)
  expect(content.length / (packed?.length ?? Infinity)).toBeGreaterThan(factor)
})

test('what repeats nowhere near stays as it is', () => {
  expect(pack(random)).toBeUndefined()
  expect(pack(Buffer.alloc(0))).toBeUndefined()
  expect(pack(Buffer.from('short'))).toBeUndefined()
})

test('what was packed before changes nothing, however much it was', () => {
  const first = pack(text)
  // More than a table of positions counts up to.
  const zeros = new Uint8Array(131_072)
  const target = new Uint8Array(131_072)
  for (let packed = 0; packed <= 2 ** 30; packed += zeros.length) writeLz4Frame(zeros, target, 0)
  expect(pack(text)).toEqual(first)
  expect(pack(random)).toBeUndefined()
  expect(pack(random)).toBeUndefined()
  expect(pack(text)).toEqual(first)
})

test('any content is the same again, or stays as it is', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 400 })).map(([bytes, count]) => Buffer.concat(Array.from({ length: count }, () => Buffer.from(bytes)))),
  )
  let packedOnes = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const content = Buffer.concat(pieces)
      const packed = pack(content)
      if (packed === undefined) return
      packedOnes += 1
      expect(decompressFrameSync(packed).equals(content)).toBe(true)
    }),
    { numRuns: 400 },
  )
  expect(packedOnes).toBeGreaterThan(50)
})
