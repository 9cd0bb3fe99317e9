import { lineHead } from '../line/line.ts'
import { createBatch, type Batch } from './batch.ts'

export interface GroupCommit<Position> {
  /** One of the two is called once the record of this JSON text is on the disk, or could not be written. */
  add(text: string, resolve: (position: Position) => void, reject: (error: unknown) => void): void
  /** Waits for what was added before. */
  settled(): Promise<void>
  /** Does something alone, between two batches. */
  between<T>(task: () => Promise<T>): Promise<T>
}

/**
 * While one batch is on its way to the disk the next one gathers, so that many producers share a sync. `commit` settles
 * every line that it is handed, and throws only for what concerns all of them.
 */
export function createGroupCommit<Position>(version: number, commit: (batch: Batch<Position>) => Promise<void>): GroupCommit<Position> {
  const head = lineHead(version)
  const gathering: ReturnType<typeof createBatch<Position>>[] = []
  let spare: Buffer | undefined
  let working: Promise<void> = Promise.resolve()
  let isScheduled = false

  /** One batch at a time is put at the end of the work, so that other tasks have their turn between two. */
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    working = working.then(commitNext)
  }

  async function commitNext(): Promise<void> {
    await othersHadTheirTurn()
    isScheduled = false
    const next = gathering.shift()
    if (next === undefined) return
    if (gathering.length > 0) schedule()
    const batch = next.seal()
    try {
      await commit(batch)
    } catch (error) {
      for (const { reject } of batch.waiting) reject(error)
    }
    spare = next.spare()
  }

  return {
    add(text, resolve, reject) {
      if (gathering.at(-1)?.add(text, resolve, reject) !== true) {
        const batch = createBatch<Position>(head, spare)
        spare = undefined
        batch.add(text, resolve, reject)
        gathering.push(batch)
      }
      schedule()
    },
    async settled() {
      for (let seen: unknown; seen !== working; ) {
        seen = working
        await working
      }
    },
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

/** Producers that go on at once after an acknowledgement add to the next batch, not to the one behind it. */
function othersHadTheirTurn(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}
