import type { Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createDiskRunLog, type DiskRunLog } from '../disk/disk-run-log.ts'
import { exportCsv, exportJsonl, listColumns } from '../query/export.ts'
import { summarize, type Measure, type Summary } from '../query/summarize.ts'
import { readableSegments, segmentNames } from '../segment/segments.ts'
import type { Redact, UnreadableLine } from '../run-log.ts'
import type { RunLogCommand } from './arguments.ts'

export interface Surroundings {
  input: Readable
  /** Resolves once there is room for more. */
  print: (text: string) => Promise<void>
  /** For people; standard error. */
  warn: (text: string) => void
  /** Ctrl-C. */
  signal: AbortSignal
}

/** Returns the exit status. */
export async function runCommand(command: RunLogCommand, surroundings: Surroundings): Promise<number> {
  const { file, name } = command
  const log = createDiskRunLog<object>({
    file,
    schema: { parse: (value) => value as object },
    // Only who writes has to wait for its rules to load.
    ...(name === 'append' ? { redact: await loadRedact() } : {}),
    timeField: command.timeField,
    rotation: command.maxBytes === undefined ? {} : { maxBytes: command.maxBytes },
    keep: command.keepFiles === undefined ? {} : { maxFiles: command.keepFiles },
  })
  if (name !== 'append' && readableSegments(segmentNames(file)).length === 0) {
    throw new NaturalCadError('STORAGE_FAILED', `there is no log ${file}`, { remedy: 'give the file that records are appended to' })
  }
  try {
    return await run(command, log, surroundings)
  } finally {
    await log.close()
  }
}

async function loadRedact(): Promise<Redact> {
  const { createRedactor } = await import('@naturalcad/redaction')
  const redactor = createRedactor()
  return (value) => redactor.json(value)
}

async function run(command: RunLogCommand, log: DiskRunLog<object>, { input, print, warn, signal }: Surroundings): Promise<number> {
  const onUnreadable = ({ segment, offset, end, reason }: UnreadableLine) => warn(`file ${segment}, bytes ${offset} to ${end}: ${reason}\n`)
  const matching = () => log.read({ ...command.filter, onUnreadable, signal })
  switch (command.name) {
    case 'append':
      await (await import('./append.ts')).appendLines(input, log, print, signal)
      return 0
    case 'query': {
      let left = command.limit ?? Infinity
      for await (const { record } of matching()) {
        if (left === 0) break
        left -= 1
        await print(`${JSON.stringify(record)}\n`)
      }
      return 0
    }
    case 'tail':
      await tail(command, log, { print, warn, signal, onUnreadable })
      return 0
    case 'summary': {
      const summary = await summarize(matching(), { by: command.by, measure: command.measure })
      await print(command.json ? `${JSON.stringify(summary)}\n` : describeSummary(summary))
      return 0
    }
    case 'verify': {
      const report = command.heal ? await log.heal() : await log.verify()
      const isWhole = report.bad.length === 0 && report.unfinished.length === 0
      if (command.json) await print(`${JSON.stringify({ whole: isWhole, ...report })}\n`)
      else {
        for (const { segment, start, end, reason } of report.bad) await print(`file ${segment}, bytes ${start} to ${end}: ${reason}\n`)
        for (const { segment, start, end } of report.unfinished) await print(`file ${segment}, bytes ${start} to ${end}: the last line is not ended\n`)
        await print(
          `${report.records} records in ${report.segments} ${report.segments === 1 ? 'file' : 'files'}${report.unchecked > 0 ? `, ${report.unchecked} without a checksum` : ''}${report.quarantined.length > 0 ? `, ${report.quarantined.length} in quarantine` : ''}: ${isWhole ? 'whole' : 'damaged (--heal puts the damage aside)'}\n`,
        )
      }
      return isWhole ? 0 : 1
    }
    case 'export': {
      const lines = command.format === 'csv' ? exportCsv(matching(), await listColumns(matching())) : exportJsonl(matching())
      for await (const line of lines) await print(line)
      return 0
    }
  }
}

async function tail(
  { limit = 10, follow, cursor, showCursors, filter }: RunLogCommand,
  log: DiskRunLog<object>,
  { print, warn, signal, onUnreadable }: Pick<Surroundings, 'print' | 'warn' | 'signal'> & { onUnreadable: (line: UnreadableLine) => void },
): Promise<void> {
  // What is there before it is shown, what comes behind it is followed: each record once.
  const border = cursor ?? (await log.cursor())
  if (cursor === undefined) {
    const newest: object[] = []
    for await (const { record } of log.read({ ...filter, before: border, onUnreadable, signal })) {
      newest.push(record)
      if (newest.length > limit) newest.shift()
    }
    for (const record of newest) await print(`${JSON.stringify(record)}\n`)
  }
  if (!follow) return
  for await (const entry of log.follow({ ...filter, cursor: border, signal, onUnreadable, onGap: ({ reason }) => warn(`${reason}\n`) })) {
    await print(`${JSON.stringify(entry.record)}\n`)
    if (showCursors) warn(`${entry.cursor}\n`)
  }
}

function describeSummary({ records, by, measure }: Summary): string {
  const rows = [`${records} records`]
  for (const [field, values] of Object.entries(by)) {
    rows.push('', field)
    for (const { value, count, share } of values) rows.push(`  ${(share * 100).toFixed(1).padStart(5)} %  ${String(count).padStart(8)}  ${value}`)
  }
  for (const [field, numbers] of Object.entries(measure)) rows.push('', field, describeMeasure(numbers))
  return `${rows.join('\n')}\n`
}

function describeMeasure({ count, min, mean, p50, p95, max }: Measure): string {
  if (count === 0) return '  no numbers'
  const show = (value: number) => String(Number(value.toPrecision(6)))
  return `  ${count} numbers: min ${show(min)}, p50 ${show(p50)}, p95 ${show(p95)}, max ${show(max)}, mean ${show(mean)}`
}
