import { watch } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endLastLine, healSegment } from '../heal/heal-segment.ts'
import { isBlank } from '../line/line.ts'
import { linesOf } from '../line/read-lines.ts'
import type { SegmentNames } from '../segment/segments.ts'
import { startSegment, type OpenSegment } from '../segment/open-segment.ts'
import { isMissing, readError, writeError } from '../storage-error.ts'
import { writeWhole } from '../write/write-whole.ts'
import type { JournalStorage } from './journal-storage.ts'
import { takeWriterLock, type WriterLock } from './writer-lock.ts'

export interface DiskJournalOptions {
  /** The folder of the run; made on the first append, private to the user. */
  folder: string
  /** How often a reader looks, where the system tells it nothing. @default 500 */
  lookEveryMs?: number
}

/** `events.jsonl`, `state.json` and `report.md` in a folder that can be appended to. */
export function createDiskJournalStorage({ folder, lookEveryMs = 500 }: DiskJournalOptions): JournalStorage {
  const file = join(folder, 'events.jsonl')
  const names: SegmentNames = { folder, alias: file, pathOf: () => file, numberOf: () => undefined }
  let lock: WriterLock | undefined
  let opened: OpenSegment | undefined

  async function openAndHeal(): Promise<OpenSegment> {
    const segment = await startSegment(names, 0)
    await endLastLine(segment.handle)
    await healSegment(names, 0)
    return segment
  }

  return {
    name: 'disk',

    async openForWriting() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        lock ??= await takeWriterLock(join(folder, 'writer.lock'))
        opened ??= await openAndHeal()
        return await readLines(file)
      } catch (error) {
        throw writeError(file, error)
      }
    },

    readLines: () => readLines(file),

    async append(_sequence, line) {
      try {
        opened ??= await openAndHeal()
        const bytes = Buffer.from(line)
        const { bytesWritten } = await opened.handle.write(bytes)
        if (bytesWritten < bytes.length) throw Object.assign(new Error('the disk took only a part of the event'), { code: 'ENOSPC' })
        await opened.handle.datasync()
      } catch (error) {
        // Opened again, and healed, before the next event.
        await opened?.handle.close().catch(() => undefined)
        opened = undefined
        throw writeError(file, error)
      }
    },

    async writeFile(name, text) {
      try {
        await writeWhole(join(folder, name), text)
      } catch (error) {
        throw writeError(join(folder, name), error)
      }
    },

    async compact() {},

    changed: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve()
          return
        }
        const watcher = startWatching(folder, () => done())
        const timer = setTimeout(() => done(), lookEveryMs)
        const done = () => {
          clearTimeout(timer)
          watcher?.close()
          signal.removeEventListener('abort', done)
          resolve()
        }
        signal.addEventListener('abort', done)
      }),

    async close() {
      try {
        await opened?.handle.close()
      } finally {
        opened = undefined
        await lock?.release()
        lock = undefined
      }
    },
  }
}

async function readLines(file: string): Promise<Buffer[]> {
  try {
    const bytes = await readFile(file)
    return [...linesOf({ start: 0, bytes })].filter((line) => line.ended && !isBlank(line.bytes)).map((line) => line.bytes)
  } catch (error) {
    if (isMissing(error)) return []
    throw readError(file, error)
  }
}

function startWatching(folder: string, wake: () => void) {
  try {
    return watch(folder, wake).on('error', () => undefined)
  } catch {
    return undefined
  }
}
