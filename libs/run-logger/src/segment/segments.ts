import { existsSync, readdirSync } from 'node:fs'
import { link, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { isMissing } from '../storage-error.ts'

/**
 * A log is a row of files, `runs.000001.jsonl`, `runs.000002.jsonl` …, and records go to the last. A file is never renamed:
 * the next one is made exclusively, so of several processes one makes it and all use it. `runs.jsonl` is one more name of
 * the last, for people and their tools.
 */
export interface SegmentNames {
  folder: string
  /** The name that a user gave. */
  alias: string
  /** 0 is the file of that name itself, where there are no segments yet. */
  pathOf(segment: number): string
  numberOf(name: string): number | undefined
}

export function segmentNames(file: string): SegmentNames {
  const folder = dirname(file)
  const extension = extname(file)
  const stem = basename(file, extension)
  const pattern = new RegExp(`^${escape(stem)}\\.(\\d{6,})${escape(extension)}$`)
  return {
    folder,
    alias: file,
    pathOf: (segment) => segment === 0 ? file : join(folder, `${stem}.${String(segment).padStart(6, '0')}${extension}`),
    numberOf: (name) => {
      const digits = pattern.exec(name)?.[1]
      return digits === undefined ? undefined : Number(digits)
    },
  }
}

/** What readers read: the segments, or a file from before there were any. */
export function readableSegments(names: SegmentNames): number[] {
  const segments = listSegments(names)
  return segments.length === 0 && existsSync(names.alias) ? [0] : segments
}

/** Ascending. A folder that is not there holds none. */
export function listSegments(names: SegmentNames): number[] {
  let entries: string[]
  try {
    entries = readdirSync(names.folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  return entries.flatMap((name) => names.numberOf(name) ?? []).sort((a, b) => a - b)
}

/**
 * Makes a file that was there before there were segments the first of them. Whoever comes second finds it done.
 */
export async function adoptOldFile(names: SegmentNames): Promise<void> {
  if (listSegments(names).length > 0) return
  try {
    await link(names.alias, names.pathOf(1))
  } catch (error) {
    if (!isMissing(error) && !isExisting(error)) throw error
  }
}

/** Lets the user's name mean the last segment. It is a convenience: where it fails nothing is lost. */
export async function pointAlias(names: SegmentNames, segment: number): Promise<void> {
  const target = names.pathOf(segment)
  const temporary = join(names.folder, `.${basename(names.alias)}-${globalThis.crypto.randomUUID()}`)
  try {
    const [now, wanted] = await Promise.all([stat(names.alias).catch(() => undefined), stat(target)])
    if (now?.ino === wanted.ino && now.dev === wanted.dev) return
    await link(target, temporary).catch(() => symlink(basename(target), temporary))
    await rename(temporary, names.alias)
  } catch {
    // A file system without links, a segment that retention just took, or a folder without space.
  } finally {
    // Renaming one of two names of a file to the other leaves both.
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}

/** What healing took out of the segments. */
export function quarantineFolder(names: SegmentNames): string {
  return `${names.alias}.quarantine`
}

/** Named by where its bytes were. */
export function quarantineFile(names: SegmentNames, range: { segment: number; start: number; end: number }): string {
  return join(quarantineFolder(names), `${String(range.segment).padStart(6, '0')}-${range.start}-${range.end}`)
}
