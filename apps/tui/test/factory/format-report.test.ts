import { Writable } from 'node:stream'
import { writeReport } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { formatReport } from '../../src/factory/output/format-report.ts'
import { detectTerminal } from '../../src/output/terminal.ts'

const run = {
  schemaVersion: 1,
  runId: '20260801-120000-abcdefgh',
  kind: 'universal',
  status: 'done',
  previousStatus: 'classifying',
  seq: 9,
  startedAt: '2026-08-01T12:00:00.000Z',
  updatedAt: '2026-08-01T12:00:00.000Z',
  finishedAt: null,
  user: 'alice',
  job: null,
  target: null,
  model: { id: 'a/b_c', sha: null },
  mode: 'full-inference-gated',
  resultStatus: null,
  failure: { class: 'build', message: 'a <b> | c_d \u001b[31m* [x](y) https://x.org', retryable: false, manualAction: 'look at `it`' },
  costs: null,
  links: { bucket: 'https://hub.example/buckets/a_b' },
} as const

test('the report of a run reads as it was meant, with nothing of a stranger at work in the terminal', () => {
  const out = new Writable({ write: (_chunk, _encoding, done) => done() })
  const text = formatReport(writeReport({ run, gate: null, costs: null }), detectTerminal(out, out, {}))
  expect(text).toBe(`a/b_c

It is done.

Next

You have to act: look at \`it\`.

Failure: build, a <b> | c_d [31m* [x](y) https://x.org

Links

  - bucket https://hub.example/buckets/a_b

Run

  run       20260801-120000-abcdefgh
  recipe    universal
  mode      full-inference-gated
  user      alice
  model     a/b_c
  started   2026-08-01T12:00:00.000Z
  finished  not yet
`)
})

test('bars in cells are no borders, and long cells give way', () => {
  const out = Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), { isTTY: true, columns: 40 })
  const table = '| holds | seen |\n| --- | --- |\n| **no** | one \\| two and a text that is too long for it |\n'
  expect(formatReport(table, detectTerminal(out, out, {}))).toBe('  holds  seen\n  no     one | two and a text that is\n         too long for it\n')
})
