import { createReadStream } from 'node:fs'
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Position } from '@naturalcad/contracts/run'
import type { ReadOptions, RecordSchema, Redact, RunLog } from '../run-log.ts'

export interface DiskRunLogOptions<Record> {
  /** Made on the first append, with its folders, private to the user. */
  file: string
  schema: RecordSchema<Record>
  redact?: Redact
}

interface Waiting {
  line: string
  resolve: (position: Position) => void
  reject: (error: unknown) => void
}

/**
 * One JSON object a line. An append resolves after its line is on the disk; what arrives while a write is under way goes
 * out together with the next one. A line that was torn by a crash is closed before the next record, so it costs no
 * other.
 */
export function createDiskRunLog<Record>({ file, schema, redact = (value) => value }: DiskRunLogOptions<Record>): RunLog<Record> {
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  let opened: { handle: FileHandle; sequence: number } | undefined

  async function writeWaiting() {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        opened ??= await openForAppend(file)
        const { handle } = opened
        await writeAll(handle, Buffer.from(batch.map(({ line }) => line).join('')))
        await handle.datasync()
        for (const { resolve } of batch) {
          opened.sequence += 1
          resolve({ sequence: opened.sequence })
        }
      } catch (error) {
        // Nothing is cut off: another process may have written behind it. Opening again ends the line that may be torn.
        const failed = opened
        opened = undefined
        await failed?.handle.close().catch(() => undefined)
        for (const { reject } of batch) reject(storageError(file, error))
      }
    }
    writing = undefined
  }

  return {
    append(record) {
      return new Promise((resolve, reject) => {
        const line = `${JSON.stringify(schema.parse(redact(record)))}\n`
        waiting.push({ line, resolve, reject })
        writing ??= writeWaiting()
      })
    },

    async *read({ after, where = () => true, signal, onUnreadable }: ReadOptions<Record> = {}) {
      if (!(await exists(file))) return
      let lineNumber = 0
      let sequence = 0
      const stream = createReadStream(file, { encoding: 'utf8' })
      try {
        for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
          signal?.throwIfAborted()
          lineNumber += 1
          if (line === '') continue
          let record: Record
          try {
            record = schema.parse(JSON.parse(line))
          } catch (error) {
            onUnreadable?.({ lineNumber, reason: error instanceof Error ? error.message : String(error) })
            continue
          }
          sequence += 1
          if (sequence > (after?.sequence ?? 0) && where(record)) yield { position: { sequence }, record }
        }
      } finally {
        stream.destroy()
      }
    },

    async close() {
      await writing
      await opened?.handle.close()
      opened = undefined
    },
  }
}

/** Counts the records that are there, and ends a last line that a crash left open. */
async function openForAppend(file: string): Promise<{ handle: FileHandle; sequence: number }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a+', 0o600)
  let sequence = 0
  let last: number | undefined = newline
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === newline) sequence += 1
    last = chunk.at(-1)
  }
  if (last !== newline) await handle.write('\n')
  return { handle, sequence }
}

const newline = 0x0a

/** A log that cannot be read is an error, never an empty one. */
async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw new NaturalCadError('STORAGE_FAILED', `could not read ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
      remedy: 'make the file and its folder readable',
    })
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array) {
  for (let written = 0; written < bytes.length; ) written += (await handle.write(bytes, written)).bytesWritten
}

function storageError(file: string, error: unknown): NaturalCadError {
  const full = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  return new NaturalCadError(full ? 'STORAGE_FULL' : 'STORAGE_FAILED', `could not write to ${file}: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
    remedy: full ? 'free space and try again' : 'make the file and its folder writable',
  })
}
