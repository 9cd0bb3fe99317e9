import { open, readdir } from 'node:fs/promises'
import { endLastLine, healSegment, type BadRange } from '../heal/heal-segment.ts'
import { isBlank } from '../line/line.ts'
import { readLines } from '../line/read-lines.ts'
import { recoverLine } from '../line/recover.ts'
import { quarantineFolder, readableSegments, type SegmentNames } from '../segment/segments.ts'
import { isMissing, readError, writeError } from '../storage-error.ts'

export interface VerifyReport {
  segments: number
  records: number
  /** Records without a checksum, from earlier versions or by hand. */
  unchecked: number
  /** What belongs to no record, and is still in the log. */
  bad: BadRange[]
  /** A last line that somebody is writing, or that was torn and not healed yet. */
  unfinished: { segment: number; start: number; end: number }[]
  /** Files that healing put aside. */
  quarantined: string[]
}

/** Reads every byte and checks every checksum. */
export async function verifyLog(names: SegmentNames): Promise<VerifyReport> {
  const report: VerifyReport = { segments: 0, records: 0, unchecked: 0, bad: [], unfinished: [], quarantined: await listQuarantine(names) }
  for (const segment of readableSegments(names)) await verifySegment(names, segment, report)
  return report
}

/** Heals each file, and then verifies the whole. */
export async function healLog(names: SegmentNames): Promise<VerifyReport> {
  try {
    for (const segment of readableSegments(names)) {
      const handle = await open(names.pathOf(segment), 'a+')
      await endLastLine(handle).finally(() => handle.close())
      await healSegment(names, segment)
    }
  } catch (error) {
    throw writeError(names.alias, error)
  }
  return verifyLog(names)
}

async function verifySegment(names: SegmentNames, segment: number, report: VerifyReport): Promise<void> {
  let handle
  try {
    handle = await open(names.pathOf(segment), 'r')
  } catch (error) {
    if (isMissing(error)) return
    throw readError(names.pathOf(segment), error)
  }
  try {
    const { size } = await handle.stat()
    report.segments += 1
    for await (const line of readLines(handle.fd, 0, size)) {
      if (!line.ended) report.unfinished.push({ segment, start: line.start, end: line.end })
      if (!line.ended || isBlank(line.bytes)) continue
      const { fragment, reason = '', record } = recoverLine(line.bytes)
      if (fragment > 0) report.bad.push({ segment, start: line.start, end: line.start + fragment, reason })
      if (record === undefined) continue
      report.records += 1
      if (!record.checked) report.unchecked += 1
    }
  } finally {
    await handle.close()
  }
}

async function listQuarantine(names: SegmentNames): Promise<string[]> {
  try {
    return (await readdir(quarantineFolder(names))).filter((name) => !name.startsWith('.')).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw readError(quarantineFolder(names), error)
  }
}
