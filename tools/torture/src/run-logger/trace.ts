import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../check.ts'

/** The kernel's own account: between the write of a record and the acknowledgement of it lies the end of an fdatasync. */
export function traceAcknowledgements(folder: string): Check {
  const name = 'each acknowledgement after its fdatasync'
  const trace = join(folder, 'trace.txt')
  const file = join(folder, 'traced.jsonl')
  const records = 40
  const input = Array.from({ length: records }, (_, n) => `${JSON.stringify({ n })}\n`).join('')
  const command = join(import.meta.dirname, '../../../../libs/run-logger/src/main.ts')
  const strace = ['-f', '-y', '-s', '65536', '-e', 'trace=write,writev,pwrite64,fdatasync,fsync', '-o', trace]
  const { error, status } = spawnSync('strace', [...strace, process.execPath, '--conditions=@naturalcad/source', command, 'append', file], { input, encoding: 'utf8' })
  if (error !== undefined || status !== 0) return { name, passed: undefined, detail: `needs strace (${error?.message ?? `exit status ${status}`})` }
  const { early, acknowledged, syncs } = checkTrace(readFileSync(trace, 'utf8'))
  return {
    name,
    passed: acknowledged === records && early === 0 && syncs > 0,
    detail: `${acknowledged} acknowledgements, ${syncs} syncs, ${early} acknowledgements before the end of theirs`,
  }
}

/** Reads a trace line by line: what was written to the log, what of it a finished sync covers, what was acknowledged. */
export function checkTrace(trace: string): { acknowledged: number; early: number; syncs: number } {
  let written = 0
  let durable = 0
  let acknowledged = 0
  let early = 0
  let syncs = 0
  const covers = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const thread = /^\d+/.exec(line)?.[0] ?? ''
    const isLog = line.includes('traced.000001.jsonl>')
    if (isLog && /\b(?:write|writev|pwrite64)\(/.test(line)) written += count(line, '_crc')
    else if (isLog && line.includes('fdatasync(')) {
      covers.set(thread, written)
      if (!line.includes('<unfinished')) finish(thread)
    } else if (line.includes('fdatasync resumed')) finish(thread)
    else if (/\bwritev?\(1</.test(line) && line.includes('seq')) {
      acknowledged += count(line, 'seq')
      if (acknowledged > durable) early += 1
    }
  }
  function finish(thread: string): void {
    const covered = covers.get(thread)
    if (covered === undefined) return
    covers.delete(thread)
    syncs += 1
    durable = Math.max(durable, covered)
  }
  return { acknowledged, early, syncs }
}

function count(line: string, word: string): number {
  return line.split(word).length - 1
}
