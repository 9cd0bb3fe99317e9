import { createRedactor } from '@naturalcad/redaction'
import { expect, test } from 'vitest'
import { createJsonLog } from '../../src/process/json-log.ts'

test('the log is one JSON object a line, without the key, whatever a stranger typed', () => {
  const lines: string[] = []
  const log = createJsonLog(
    createRedactor({ secrets: ['correct-horse'] }),
    (line) => lines.push(line),
    () => new Date(0),
  )
  log({ event: 'request-finished', path: '/x\n{"event":"forged"}/correct-horse', status: 404, runId: undefined })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ time: '1970-01-01T00:00:00.000Z', event: 'request-finished', status: 404 })
  expect(lines[0]).not.toContain('correct-horse')
})
