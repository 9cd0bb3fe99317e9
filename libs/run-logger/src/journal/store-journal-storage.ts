import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { isBlank } from '../line/line.ts'
import { linesOf } from '../line/read-lines.ts'
import type { JournalStorage } from './journal-storage.ts'

export interface StoreJournalOptions {
  store: ObjectStore
  /** The run's own prefix, with its `/` at the end. */
  prefix: string
  /** How often a reader looks. @default 5000 */
  lookEveryMs?: number
}

/**
 * A journal in a store that cannot append, such as a bucket or a folder that a bucket is mounted on: every event is an
 * object of its own, `events/000001.jsonl`, written once; at the end they become one `events.jsonl`. Where the store can
 * create exclusively a second writer is refused at its first event; elsewhere the caller sees to it that there is one.
 */
export function createStoreJournalStorage({ store, prefix, lookEveryMs = 5000 }: StoreJournalOptions): JournalStorage {
  const wholeKey = `${prefix}events.jsonl`
  const eventPrefix = `${prefix}events/`
  /** An event is written once, so it is read once. */
  const known = new Map<string, Buffer[]>()
  const keyOf = (sequence: number) => `${eventPrefix}${String(sequence).padStart(6, '0')}.jsonl`

  async function listEventKeys(): Promise<string[]> {
    const keys: string[] = []
    for await (const { key } of store.list({ prefix: eventPrefix })) keys.push(key)
    return keys.sort()
  }

  /** Single events first: whoever reads while they become one file finds each of them in one place or in both. */
  async function readLines(): Promise<Buffer[]> {
    const single: Buffer[] = []
    for (const key of await listEventKeys()) {
      const lines = known.get(key) ?? (await readObject(key))
      if (lines.length > 0) known.set(key, lines)
      single.push(...lines)
    }
    return [...single, ...(await readObject(wholeKey))]
  }

  async function readObject(key: string): Promise<Buffer[]> {
    try {
      const { body } = await store.get(key)
      const bytes = Buffer.from(await new Response(body).arrayBuffer())
      return [...linesOf({ start: 0, bytes })].filter((line) => line.ended && !isBlank(line.bytes)).map((line) => line.bytes)
    } catch (error) {
      if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return []
      throw error
    }
  }

  return {
    name: store.name,
    openForWriting: readLines,
    readLines,

    async append(sequence, line) {
      const key = keyOf(sequence)
      try {
        if (store.capabilities.createOnly) await store.put(key, line, { ifNoneMatch: '*', contentType })
        else if ((await store.head(key)) === undefined) await store.put(key, line, { contentType })
        else throw new NaturalCadError('PRECONDITION_FAILED', `${key} is there already`)
      } catch (error) {
        if (!NaturalCadError.is(error) || error.code !== 'PRECONDITION_FAILED') throw error
        const [there] = await readObject(key)
        // The answer to an earlier try may have been lost on its way.
        if (there?.toString() === line.trimEnd()) return
        // A folder that a store is mounted on may show what its writer was killed in the middle of: it was never acknowledged.
        if (there === undefined) {
          await store.put(key, line, { contentType })
          return
        }
        throw new NaturalCadError('CONFLICT', `another process writes this journal: event ${sequence} is there already`, { cause: error, remedy: 'let one process write it' })
      }
    },

    async writeFile(name, text) {
      await store.put(`${prefix}${name}`, text, { contentType: name === 'state.json' ? 'application/json' : 'text/markdown; charset=utf-8' })
    },

    async compact(lines) {
      const keys = await listEventKeys()
      if (keys.length === 0) return
      await store.put(wholeKey, lines.join(''), { contentType })
      for (const key of keys) await store.delete(key)
    },

    changed: (signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, signal.aborted ? 0 : lookEveryMs)
        signal.addEventListener('abort', done)
      }),

    async close() {},
  }
}

const contentType = 'application/x-ndjson'
