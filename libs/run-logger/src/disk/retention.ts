import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listSegments, quarantineFolder, type SegmentNames } from '../segment/segments.ts'
import { isMissing } from '../storage-error.ts'

/** How much of the past is kept; the file that is being written always is. What is left out sets no limit. */
export interface Retention {
  maxFiles?: number
  maxBytes?: number
  /** Counted from the last change of a file. */
  maxAgeMs?: number
}

/** Removes the oldest files until the rest is within the bounds. */
export async function removeOldSegments(names: SegmentNames, keep: Retention, now: number): Promise<number[]> {
  const { maxFiles = Infinity, maxBytes = Infinity, maxAgeMs = Infinity } = keep
  if (maxFiles === Infinity && maxBytes === Infinity && maxAgeMs === Infinity) return []
  const files = await Promise.all(listSegments(names).map(async (number) => ({ number, ...(await sizeAndAge(names.pathOf(number), now)) })))
  let bytes = files.reduce((sum, { size }) => sum + size, 0)
  const removed: number[] = []
  for (const [index, { number, size, ageMs }] of files.slice(0, -1).entries()) {
    if (files.length - index <= maxFiles && bytes <= maxBytes && ageMs <= maxAgeMs) break
    await rm(names.pathOf(number), { force: true })
    await removeQuarantine(names, number)
    bytes -= size
    removed.push(number)
  }
  return removed
}

async function sizeAndAge(file: string, now: number): Promise<{ size: number; ageMs: number }> {
  try {
    const { size, mtimeMs } = await stat(file)
    return { size, ageMs: now - mtimeMs }
  } catch (error) {
    // Another process was faster.
    if (isMissing(error)) return { size: 0, ageMs: 0 }
    throw error
  }
}

async function removeQuarantine(names: SegmentNames, segment: number): Promise<void> {
  const folder = quarantineFolder(names)
  const prefix = `${String(segment).padStart(6, '0')}-`
  const entries = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const name of entries) if (name.startsWith(prefix)) await rm(join(folder, name), { force: true })
}
