import type { Database } from '../../storage/database.ts'
import { createNotifier } from '../runtime/notifier.ts'

export type LogKind = 'build' | 'run'

interface LogLine {
  /** Milliseconds. */
  time: number
  /** With the newline that ended it. */
  text: string
}

/** The log of the latest build, or of the latest run of the app. */
export interface SpaceLog {
  append(text: string): void
  /** Forgets what a former build or run wrote; whoever follows goes on with what comes. */
  clear(): void
  /** From the last `tail` lines on, until the log is not being written any more (`isOpen`) or the signal aborts. */
  follow(options: { tail?: number | undefined; isOpen: () => boolean; signal: AbortSignal }): AsyncGenerator<LogLine>
  /** Lets followers look again whether the log is open. */
  notify(): void
  /** Writes to the database what is not there yet. */
  save(): void
}

/** Older lines of a longer log are dropped. */
const maxLines = 20_000
const maxCharacters = 8 * 1024 * 1024
const maxLineCharacters = 64 * 1024
/** Lines are written together, because each write waits for the disk. */
const saveAfterMs = 250

export interface SpaceLogOptions {
  database: Database
  repositoryId: string
  kind: LogKind
  now: () => number
}

export function createSpaceLog({ database, repositoryId, kind, now }: SpaceLogOptions): SpaceLog {
  const rows = database.all<LogLine & { number: number }>('SELECT number, time, text FROM space_log WHERE repository_id = ? AND kind = ? ORDER BY number', repositoryId, kind)
  let first = rows[0]?.number ?? 0
  let lines: LogLine[] = rows.map(({ time, text }) => ({ time, text }))
  let characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  let savedUpTo = first + lines.length
  let timer: NodeJS.Timeout | undefined
  const changes = createNotifier()

  const save = (): void => {
    clearTimeout(timer)
    timer = undefined
    database.transaction(() => {
      // The Space may be gone by now, and its log with it.
      if (database.get('SELECT 1 FROM repository WHERE id = ?', repositoryId) === undefined) return
      database.run('DELETE FROM space_log WHERE repository_id = ? AND kind = ? AND number < ?', repositoryId, kind, first)
      for (let number = Math.max(savedUpTo, first); number < first + lines.length; number += 1) {
        const { time, text } = lines[number - first] ?? { time: 0, text: '' }
        database.run('INSERT OR REPLACE INTO space_log (repository_id, kind, number, time, text) VALUES (?, ?, ?, ?, ?)', repositoryId, kind, number, time, text)
      }
    })
    savedUpTo = first + lines.length
  }
  const saveSoon = (): void => {
    timer ??= setTimeout(save, saveAfterMs).unref()
  }

  const dropOldest = (): void => {
    let dropped = 0
    for (; lines.length - dropped > maxLines || characters > maxCharacters; dropped += 1) characters -= lines[dropped]?.text.length ?? 0
    first += dropped
    lines = lines.slice(dropped)
  }

  return {
    save,
    notify: () => changes.notify(),
    append: (text) => {
      const line = { time: now(), text: text.slice(0, maxLineCharacters) }
      lines.push(line)
      characters += line.text.length
      // A tenth more than kept, so that not each line moves all others.
      if (lines.length > maxLines * 1.1 || characters > maxCharacters * 1.1) dropOldest()
      saveSoon()
      changes.notify()
    },
    clear: () => {
      first += lines.length
      lines = []
      characters = 0
      saveSoon()
    },
    async *follow({ tail, isOpen, signal }) {
      let next = tail === undefined ? first : Math.max(first, first + lines.length - tail)
      while (!signal.aborted) {
        next = Math.max(next, first)
        const line = lines[next - first]
        if (line !== undefined) {
          next += 1
          yield line
        } else if (isOpen()) await changes.next(signal)
        else return
      }
    },
  }
}
