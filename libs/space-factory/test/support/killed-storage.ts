import type { JournalStorage } from '@naturalcad/run-logger'

export interface KilledStorage extends JournalStorage {
  /** Lines whose append was acknowledged. */
  readonly acknowledged: readonly string[]
}

/**
 * Storage of a process that is killed at its `kept`-th event: `before` that is kept, or `after`, when nobody hears of it any more. From then on
 * nothing is written.
 */
export function createKilledStorage(storage: JournalStorage, kept: number, when: 'before' | 'after'): KilledStorage {
  const acknowledged: string[] = []
  let isDead = false
  const die = () => {
    isDead = true
    throw new Error('killed')
  }
  const alive = async <T>(work: () => Promise<T>): Promise<T> => (isDead ? die() : work())
  return {
    ...storage,
    acknowledged,
    append: (sequence, line) =>
      alive(async () => {
        if (sequence === kept && when === 'before') die()
        await storage.append(sequence, line)
        if (sequence === kept) die()
        acknowledged.push(line.trimEnd())
      }),
    openForWriting: () => alive(() => storage.openForWriting()),
    writeFile: (name, text) => alive(() => storage.writeFile(name, text)),
    compact: (lines) => alive(() => storage.compact(lines)),
  }
}
