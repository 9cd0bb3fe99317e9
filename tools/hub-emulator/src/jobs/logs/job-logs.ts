import { closeSync, ftruncateSync, fstatSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { endOfLastLine } from './find-lines.ts'

/** What a job can print; the rest is dropped, and the log says so. */
const maxLogBytes = 64 * 1024 * 1024
const maxPendingBytes = 64 * 1024

export interface JobLogWriter {
  /** One line, without its end. */
  write(text: string): void
  /** Why nothing more could be written. */
  readonly failure: string | undefined
  close(): void
}

/** A file for each job, `{"data", "timestamp"}` a line: what the stream sends. */
export interface JobLogs {
  fileOf(jobId: string): string
  /** Goes on after the last whole line. */
  open(jobId: string, onWritten: () => void): JobLogWriter
  clear(): void
}

export function createJobLogs(folder: string, now: () => number): JobLogs {
  const fileOf = (jobId: string): string => join(folder, `${jobId}.jsonl`)
  return {
    fileOf,
    clear: () => rmSync(folder, { recursive: true, force: true }),
    open: (jobId, onWritten) => {
      mkdirSync(folder, { recursive: true })
      const file = openSync(fileOf(jobId), 'a+')
      // A kill in the middle of a write may have left a part of a line.
      ftruncateSync(file, endOfLastLine(file, fstatSync(file).size))
      let size = fstatSync(file).size
      let pending: string[] = []
      let pendingBytes = 0
      let isScheduled = false
      let isOpen = true
      let failure: string | undefined

      const flush = (): void => {
        isScheduled = false
        if (!isOpen || pending.length === 0) return
        const bytes = Buffer.from(pending.join(''))
        pending = []
        pendingBytes = 0
        try {
          for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
        } catch (error) {
          failure = error instanceof Error ? error.message : String(error)
        }
        onWritten()
      }
      const add = (text: string): void => {
        const line = `${JSON.stringify({ data: text, timestamp: new Date(now()).toISOString() })}\n`
        size += Buffer.byteLength(line)
        pendingBytes += line.length
        pending.push(line)
        if (pendingBytes > maxPendingBytes) return flush()
        if (isScheduled) return
        isScheduled = true
        setImmediate(flush)
      }
      return {
        get failure() {
          return failure
        },
        write: (text) => {
          if (failure !== undefined || size > maxLogBytes) return
          add(text)
          if (size > maxLogBytes) add(`===== The log ends here: it is longer than ${maxLogBytes} bytes =====`)
        },
        close: () => {
          if (!isOpen) return
          flush()
          isOpen = false
          closeSync(file)
        },
      }
    },
  }
}
