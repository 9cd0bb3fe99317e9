import { createRedactor } from '@naturalcad/redaction'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** Long enough for every encoded form, and made of what needs escaping in one of them. */
const secret = fc
  .array(fc.constantFrom(...'abcXYZ019 /+=%&"\\\n\té€🔑'), { minLength: 14, maxLength: 40 })
  .map((letters) => letters.join(''))
  .filter((text) => text.trim().length >= 12)
const words = fc.array(fc.constantFrom('plate', ' ', '\n', 'x=', 'é', '"', '120x70', ','), { maxLength: 12 }).map((parts) => parts.join(''))

describe('secrets that are known', () => {
  const encodings: Record<string, (value: string) => string> = {
    plain: (value) => value,
    JSON: (value) => JSON.stringify(value).slice(1, -1),
    'JSON in JSON': (value) => JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
    URL: encodeURIComponent,
    'lower-case URL': (value) => encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    form: (value) => new URLSearchParams({ v: value }).toString().slice(2),
  }

  test.each(Object.entries(encodings))('are gone from a text in the form %s', (_name, encode) => {
    fc.assert(
      fc.property(secret, words, words, (value, before, after) => {
        expect(createRedactor({ secrets: [value], rules: [] }).text(before + encode(value) + after)).not.toContain(encode(value))
      }),
      { numRuns: 200 },
    )
  })

  test.each(['base64', 'base64url'] as const)('are gone from the %s of a longer text, wherever they start in it', (encoding) => {
    fc.assert(
      fc.property(secret, words, words, (value, before, after) => {
        const encoded = Buffer.from(before + value + after).toString(encoding)
        const redacted = createRedactor({ secrets: [value], rules: [] }).text(encoded)
        const shown = redacted.split('[redacted]').map((piece) => piece.length)
        expect(shown.length).toBeGreaterThan(1)
        // What stays are the neighbours and at most the two characters that hold bits of both.
        const neighbours = Math.ceil(((Buffer.byteLength(before) + Buffer.byteLength(after)) * 8) / 6)
        expect(shown.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(neighbours + 6)
      }),
      { numRuns: 200 },
    )
  })

  test('are joined where they overlap, so that no end of one stays', () => {
    expect(createRedactor({ secrets: ['abcdef', 'defghi'], rules: [] }).text('-abcdefghi-')).toBe('-[redacted]-')
  })

  test('are redacted once: a second pass changes nothing', () => {
    fc.assert(
      fc.property(secret, words, words, (value, before, after) => {
        const redactor = createRedactor({ secrets: [value] })
        const once = redactor.text(`${before}${value}${after}token=k7Qz9-Lw2Xc4Vb`)
        expect(redactor.text(once)).toBe(once)
      }),
    )
  })

  test('may be the marker itself', () => {
    expect(createRedactor({ secrets: ['redacted', 'hidden'] }).text('a redacted hidden word')).toBe('a [***] [***] word')
  })

  test('that are blank are passed over', () => {
    expect(createRedactor({ secrets: ['', '  '] }).text('a b  c')).toBe('a b  c')
  })

  test('that are too short are refused', () => {
    expect(() => createRedactor({ secrets: ['abc'] })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
    expect(createRedactor({ secrets: ['abcd'] }).text('xabcdx')).toBe('x[redacted]x')
  })

  test('leave a text without them untouched', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(createRedactor({ secrets: ['☃known☃value☃'], rules: [] }).text(text)).toBe(text)
      }),
    )
  })
})

test('known secrets can be looked for alone', () => {
  const redactor = createRedactor({ secrets: ['swordfish-99'] })
  const text = `swordfish-99 hf_${'aB3'.repeat(11)} ${encodeURIComponent('swordfish-99')}`
  expect(redactor.findKnown(text).map(({ rule }) => rule)).toEqual(['known', 'known'])
  expect(redactor.find(text)).toHaveLength(3)
})
