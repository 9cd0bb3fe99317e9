import { createRedactor } from '@naturalcad/redaction'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const redactor = createRedactor({ secrets: ['swordfish-99'] })

describe('JSON values', () => {
  test('lose secrets in strings at any depth, and in keys', () => {
    expect(redactor.json({ a: [{ b: 'x swordfish-99 y' }], 'swordfish-99': 1 })).toEqual({ a: [{ b: 'x [redacted] y' }], '[redacted]': 1 })
  })

  test.each(['token', 'HF_TOKEN', 'apiKey', 'x-api-key', 'accessToken', 'password', 'Authorization', 'set-cookie', 'client_secret'])(
    'lose any string under %s',
    (key) => {
      expect(redactor.json({ [key]: 'plain words' })).toEqual({ [key]: '[redacted]' })
      expect(redactor.json({ [key]: ['plain words'] })).toEqual({ [key]: ['[redacted]'] })
    },
  )

  test.each(['tokens', 'max_tokens', 'monkey', 'tokenizer', 'passwordless', 'keyword', 'secretary'])('keep a string under %s', (key) => {
    expect(redactor.json({ [key]: 'plain words' })).toEqual({ [key]: 'plain words' })
  })

  test('keep what is no string under a telling key, and placeholders', () => {
    const value = { token: null, password: 4, secret: true, apiKey: '', accessToken: 'hf_xxxx' }
    expect(redactor.json(value)).toEqual(value)
  })

  test('are written as JSON writes them, and end where they run in a circle', () => {
    const circle: Record<string, unknown> = { at: new Date(0) }
    circle['self'] = circle
    expect(redactor.json(circle)).toEqual({ at: '1970-01-01T00:00:00.000Z', self: '[circular]' })
  })

  test('without secrets are equal to themselves', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(createRedactor({ rules: [] }).json({ value })).toEqual({ value })
      }),
      { examples: [[{ ['__proto__']: 1 }]] },
    )
  })
})
