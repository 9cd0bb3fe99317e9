import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '@naturalcad/redaction'
import { redactTrace } from '@naturalcad/space-factory'

const token = `hf_${'Ab1'.repeat(11)}`
const known = 'plain-words-that-nobody-knows'
const redactor = createRedactor({ secrets: [known] })
const line = (entry: unknown) => `${JSON.stringify(entry)}\n`
const message = (text: unknown) => line({ type: 'message', id: '1a2b3c4d', parentId: null, message: { role: 'user', content: [{ type: 'text', text }] } })

describe('a redacted trace', () => {
  test.each([
    ['at the start', token],
    ['after a line break', `x\n${token}`],
    ['after a line break written out, as in code', String.raw`printf "a\n${token}"`],
    ['in code in code', JSON.stringify(JSON.stringify(`a\n${token}`))],
    ['known to the run', `x ${known} y`],
    ['known to the run, in base64', Buffer.from(`xx${known}`).toString('base64')],
  ])('has no secret that is %s', (_where, text) => {
    const { text: redacted = '', findings } = redactTrace(message(text), redactor)
    expect(redacted).toContain('[redacted]')
    expect(redacted).not.toContain(token)
    expect(redacted).not.toContain(known)
    expect(Object.values(findings)).toEqual([1])
  })

  test('keeps ids, hashes and order, and is the same when redacted again', () => {
    const trace = [
      line({ type: 'session', version: 3, id: '01a1ff53-aad2-7054-bc3a-e663abd8e69d', cwd: '/workspace' }), message(`commit ${'0a'.repeat(20)}`), message(`a ${token}`),
    ].join('')
    const once = redactTrace(trace, redactor)
    expect(once).toMatchObject({ lines: 3, droppedLines: 0, images: 0 })
    expect(once.text?.split('\n').slice(0, 2)).toEqual(trace.split('\n').slice(0, 2))
    expect(redactTrace(once.text ?? '', redactor).text).toBe(once.text)
  })

  test('drops what cannot be read, and says how much', () => {
    const trace = `${message('a')}{"type":"message","half\n[1]\nwords ${token}\n\n${message('b')}`
    const { text = '', lines, droppedLines } = redactTrace(trace, redactor)
    expect([lines, droppedLines]).toEqual([2, 3])
    expect(text).not.toContain(token)
  })

  test('has sizes and hashes in place of images', () => {
    const bytes = Buffer.from(`picture ${token}`)
    const { text = '', images } = redactTrace(line({ type: 'message', id: 'x', message: { content: [{ type: 'image', mimeType: 'image/png', data: bytes.toString('base64') }] } }), redactor)
    expect(images).toBe(1)
    expect((JSON.parse(text) as { message: { content: unknown[] } }).message.content).toEqual([
      { type: 'image', mimeType: 'image/png', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ])
  })

  test('is not given out while a known secret is in it', () => {
    const leaky = { ...redactor, json: (value: unknown) => value }
    expect(redactTrace(message(known), leaky).text).toBeUndefined()
  })
})
