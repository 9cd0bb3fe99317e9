import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend'
import { createRedactor } from '@naturalcad/redaction'
import { redactTrace } from '@naturalcad/space-factory'
import type { BenchOptions } from '../bench-options.ts'
import { median } from '../median.ts'
import { type Measure, toMeasure } from '../report.ts'
import { makeTrace } from './make-trace.ts'

const oursBytes = 20_000_000
/** It takes several times as long for each byte. */
const theirBytes = 2_000_000

/** Whole redaction of a trace, beside secretlint that only looks at the same strings, one call a string. */
export async function compareRedaction({ rounds, tell }: BenchOptions): Promise<Measure> {
  const trace = makeTrace(oursBytes)
  const texts = makeTrace(theirBytes).split('\n').filter((line) => line !== '').flatMap((line) => listTexts(JSON.parse(line)))
  const theirSize = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const redactor = createRedactor({ secrets: ['a-secret-of-the-run-81'] })
  // It measures itself with marks of the process, which costs it time, and rejects unheard where one is gone.
  secretLintProfiler.setEnabled(false)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    tell(`redaction, round ${round + 1}`)
    ours.push(toRate(Buffer.byteLength(trace), await time(async () => redactTrace(trace, redactor))))
    theirs.push(toRate(theirSize, await time(() => lintAll(texts))))
  }
  return toMeasure({ name: 'redaction of a trace', unit: 'MB/s', better: 'higher', ours: median(ours), peer: median(theirs), peerName: 'secretlint, a call a string', goal: 6 })
}

async function lintAll(texts: readonly string[]): Promise<void> {
  const options = { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: recommended }] } }
  let found = 0
  for (const content of texts) {
    const { messages } = await lintSource({ source: { filePath: 'trace.txt', content, ext: '.txt', contentType: 'text' }, options })
    found += messages.length
  }
  if (found === 0) throw new Error('secretlint found none of the secrets: it was not asked as it should be')
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => listTexts(item))
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** MB are 1e6 bytes. */
function toRate(bytes: number, ms: number): number {
  return bytes / 1000 / ms
}
