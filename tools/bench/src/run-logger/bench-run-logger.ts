import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { createDiskRunLog } from '@naturalcad/run-logger'
import type { BenchOptions } from '../bench-options.ts'
import { median } from '../median.ts'
import { toMeasure, type Measure } from '../report.ts'
import { makeRecord } from './record.ts'
import { openSqlite, writeOurs, writePino, writeSqlite, type Writer } from './writers.ts'

const eachMs = 1000
const queryRecords = 300_000

/** Durable records a second, the delay they cause, and a query, each beside what others do with the same records on the same disk. */
export async function benchRunLogger({ rounds, tell }: BenchOptions): Promise<Measure[]> {
  // Beside the workspace: the system's folder for temporary files may be in memory, where a sync costs nothing.
  const folder = mkdtempSync(join(import.meta.dirname, '../../.bench-'))
  try {
    return [...(await measureWriting(folder, rounds, tell)), await measureDelay(folder, rounds), ...(await measureQuery(folder, rounds, tell))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureWriting(folder: string, rounds: number, tell: (message: string) => void): Promise<Measure[]> {
  const sqlite = await openSqlite()
  const measures: Measure[] = []
  for (const producers of [1, 16, 64, 256]) {
    tell(`${producers} producers`)
    const writers: Record<string, Writer> = { ours: writeOurs, synced: writePino(true), sqlite: writeSqlite(sqlite.open), unsynced: writePino(false) }
    const rates: Record<string, number[]> = { ours: [], synced: [], sqlite: [], unsynced: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, write] of Object.entries(writers)) {
        rates[name]?.push(await write(join(folder, `${name}-${producers}-${round}.jsonl`), producers, eachMs))
      }
    }
    const rate = (name: string) => median(rates[name] ?? [])
    const compare = (peer: string, peerName: string, goal?: number) =>
      measures.push(
        toMeasure({ name: `durable records, ${producers} producers`, unit: '1/s', better: 'higher', ours: rate('ours'), peer: rate(peer), peerName, ...(goal === undefined ? {} : { goal }) }),
      )
    compare('synced', 'pino, fsync', producers === 64 ? 15 : undefined)
    compare('sqlite', sqlite.name, producers === 64 || producers === 256 ? 1 : undefined)
    compare('unsynced', 'pino, no fsync', producers === 256 ? 0.9 : undefined)
  }
  return measures
}

/** 64 producers that pause between their records: what the loop waits longer than without a log is the log's doing. */
async function measureDelay(folder: string, rounds: number): Promise<Measure> {
  const log = createDiskRunLog({ file: join(folder, 'delay.jsonl'), schema: { parse: (value: unknown) => value as Record<string, unknown> } })
  await log.append(makeRecord(0))
  const produce = async (take: (record: Record<string, unknown>) => Promise<unknown>) => {
    const end = performance.now() + eachMs
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        while (performance.now() < end) {
          await take(makeRecord(1))
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      }),
    )
  }
  const differences: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const without = await delayDuring(() => produce(async () => {}))
    differences.push((await delayDuring(() => produce((record) => log.append(record)))) - without)
  }
  await log.close()
  const name = 'event-loop delay, p99, 64 producers, beyond the same without a log'
  return toMeasure({ name, unit: 'ms', better: 'lower', ours: Math.max(median(differences), 0.001), peer: 1, peerName: 'one millisecond', goal: 2 })
}

async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  await work()
  histogram.disable()
  return histogram.percentile(99) / 1e6
}

async function measureQuery(folder: string, rounds: number, tell: (message: string) => void): Promise<Measure[]> {
  tell(`query over ${queryRecords} records`)
  const plain = join(folder, 'plain.jsonl')
  const file = join(folder, 'query.jsonl')
  const log = createDiskRunLog({ file, schema: { parse: (value: unknown) => value as Record<string, unknown> }, rotation: { maxBytes: 1e9 } })
  const stream = createWriteStream(plain)
  for (let n = 0; n < queryRecords; n += 2000) {
    const batch = Array.from({ length: 2000 }, (_, index) => makeRecord(n + index))
    await Promise.all(batch.map((record) => log.append(record)))
    if (!stream.write(batch.map((record) => `${JSON.stringify(record)}\n`).join(''))) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
  const filter = { fields: { success: false }, from: '2026-01-02' }
  const calls: number[] = []
  const command = join(import.meta.dirname, '../../../../libs/run-logger/dist/main.cjs')
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(time(process.execPath, [command, 'query', file, '--where', 'success=false', '--from', '2026-01-02']))
    const start = performance.now()
    let found = 0
    for await (const { record } of log.read(filter)) found += record['success'] === false ? 1 : 0
    calls.push(performance.now() - start)
    if (String(found + 1) !== answers) throw new Error(`the call found ${found} records, and the command others`)
    theirs.push(time('jq', ['-c', 'select(.success == false and .timestamp >= "2026-01-02")', plain]))
  }
  await log.close()
  const common = { unit: 'ms', better: 'lower', peer: median(theirs), peerName: 'jq', goal: 0.1 } as const
  return [
    toMeasure({ ...common, name: `query over ${queryRecords} records, call`, ours: median(calls) }),
    toMeasure({ ...common, name: `query over ${queryRecords} records, whole command`, ours: median(ours) }),
  ]
}

let answers: string | undefined

/** Milliseconds of a command; every one of them must print as many records. */
function time(program: string, args: string[]): number {
  const start = performance.now()
  const { status, stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 })
  const ms = performance.now() - start
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? `exit status ${status}`}`)
  const count = String(stdout.split('\n').length)
  answers ??= count
  if (count !== answers) throw new Error(`${program} found ${count} records, not ${answers}`)
  return ms
}
