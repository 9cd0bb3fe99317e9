import { createRedactor, type Redactor } from '@naturalcad/redaction'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secrets } from './secret-samples.ts'

const known = ['swordfish-99', 'two lines\nof a secret']
const redactor = createRedactor({ secrets: known })

async function throughText(chunks: readonly string[], by: Redactor = redactor): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of ReadableStream.from(chunks).pipeThrough(by.textStream())) pieces.push(piece)
  return pieces
}

const line = fc.constantFrom(
  ...Object.values(secrets).map(([text]) => text),
  ...known,
  'a plate 120x70',
  '',
  'two lines',
  '-----BEGIN PRIVATE KEY-----',
)

describe('streams', () => {
  test('say the same as the whole text, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), async (lines, sizes) => {
        const text = lines.join('\n')
        const chunks: string[] = []
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          chunks.push(text.slice(at, at + size))
          at += size
        }
        expect((await throughText(chunks)).join('')).toBe(redactor.text(text))
      }),
    )
  })

  test('give a line as soon as it is complete', async () => {
    const stream = redactor.textStream()
    const writer = stream.writable.getWriter()
    const reader = stream.readable.getReader()
    void writer.write('first swordfish-99\nsec')
    expect(await reader.read()).toEqual({ done: false, value: 'first [redacted]\n' })
    void writer.close()
    expect(await reader.read()).toEqual({ done: false, value: 'sec' })
  })

  test('find a known secret in a line that never ends, at any place', async () => {
    const filler = 'lorem,ipsum '.repeat(5000)
    for (const shift of [0, 1, 5, 11, 4096]) {
      const text = `${'-'.repeat(shift)}${filler}swordfish-99${filler}swordfish-99${filler}swordfish-99`
      const chunks = Array.from({ length: Math.ceil(text.length / 1000) }, (_, index) => text.slice(index * 1000, index * 1000 + 1000))
      const pieces = await throughText(chunks)
      expect(pieces.length).toBeGreaterThan(1)
      expect(pieces.join('')).toBe(text.replaceAll('swordfish-99', '[redacted]'))
    }
  })

  test('work on bytes, also where a character is cut in two', async () => {
    const bytes = new TextEncoder().encode('é swordfish-99 €\n')
    const through = redactor.byteStream()
    const parts: Uint8Array[] = []
    for await (const part of ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte))).pipeThrough(through)) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe('é [redacted] €\n')
  })
})
