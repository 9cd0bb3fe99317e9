import { createRedactor, secretRules } from '@naturalcad/redaction'
import { describe, expect, test } from 'vitest'
import { lookAlikes, secrets } from './secret-samples.ts'

const redactor = createRedactor()

describe('secrets told by their shape', () => {
  test.each(Object.entries(secrets))('%s is removed', (_rule, [text, secret]) => {
    expect(redactor.text(`before ${text} after`)).not.toContain(secret)
    expect(redactor.text(text)).toContain('[redacted]')
  })

  test.each(Object.entries(secrets))('%s is found by the rule of its name', (rule, [text]) => {
    expect(redactor.find(text).map((finding) => finding.rule)).toContain(rule)
  })

  test('there is a sample for every rule', () => {
    expect(Object.keys(secrets).toSorted()).toEqual(secretRules.map((rule) => rule.id).toSorted())
  })

  test.each(lookAlikes)('leaves %s as it is', (text) => {
    expect(redactor.text(text)).toBe(text)
  })

  test('keeps what surrounds a secret', () => {
    expect(redactor.text(`HF_TOKEN=${secrets['hf-token']?.[1]}; echo done`)).toBe('HF_TOKEN=[redacted]; echo done')
    expect(redactor.text(secrets['url-password']?.[0] ?? '')).toBe('postgres://app:[redacted]@db.internal/x')
  })

  test('says where a secret is without saying what it is', () => {
    const [text, secret] = secrets['hf-token'] ?? ['', '']
    expect(redactor.find(text)).toEqual([{ rule: 'hf-token', start: 6, end: 6 + secret.length }])
  })

  test('takes rules of the caller in place of its own', () => {
    const own = createRedactor({ rules: [{ id: 'badge', pattern: /badge-\d+/g, hints: ['badge-'] }] })
    expect(own.text(`badge-17 ${secrets['hf-token']?.[1]}`)).toBe(`[redacted] ${secrets['hf-token']?.[1]}`)
  })
})
