import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface Waiting<Position> {
  line: string
  resolve: (position: Position) => void
  reject: (error: unknown) => void
}

export interface GroupCommit<Position> {
  /** Resolves once the line is on the disk. */
  add(line: string): Promise<Position>
  /** Waits for what was added before. */
  settled(): Promise<void>
  /** Does something alone, between two batches. */
  between<T>(task: () => Promise<T>): Promise<T>
}

/** One write takes at most so many bytes, unless one line alone has more. */
const maxBatchBytes = 256 * 1024

/**
 * While one batch is on its way to the disk the next one gathers, so that many producers share a sync. `commit` settles
 * every line that it is handed, and throws only for what concerns all of them.
 */
export function createGroupCommit<Position>(commit: (batch: readonly Waiting<Position>[]) => Promise<void>): GroupCommit<Position> {
  let waiting: Waiting<Position>[] = []
  let working: Promise<void> = Promise.resolve()
  let isWorking = false

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch()
      try {
        await commit(batch)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    isWorking = false
  }

  function takeBatch(): Waiting<Position>[] {
    let bytes = 0
    let count = 0
    for (const { line } of waiting) {
      // UTF-8 has at most three bytes for a UTF-16 unit; most lines are ASCII.
      bytes += line.length
      if (count > 0 && bytes > maxBatchBytes) break
      count += 1
    }
    const batch = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return batch
  }

  function start(): void {
    if (isWorking) return
    isWorking = true
    working = working.then(work)
  }

  return {
    add: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ line, resolve, reject })
        start()
      }),
    settled: () => working,
    between: (task) => {
      const done = working.then(task)
      working = done.then(
        () => undefined,
        () => undefined,
      )
      return done
    },
  }
}

/** What a closed log answers. */
export function closedError(file: string): NaturalCadError {
  return new NaturalCadError('CONFLICT', `the log ${file} is closed`, { remedy: 'open it again' })
}
