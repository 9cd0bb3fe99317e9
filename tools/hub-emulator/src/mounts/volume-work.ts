import PQueue from 'p-queue'

/** Work on the files of one volume. A refusal of one is told and keeps no other from being done. */
export interface VolumeWork {
  /** After what is under way for the path; several paths at once. */
  on(path: string, work: () => Promise<void>): Promise<void>
  /** After everything before it, and before everything after it. */
  alone(work: () => Promise<void>): Promise<void>
  /** Tells that a piece of the work has been done. */
  advance(): void
  /** Grows with every piece. */
  readonly progress: number
  /** Settles when nothing is left; what has not begun is left out after `end`. */
  idle(): Promise<void>
  end(): void
}

// Each file waits for the disk several times.
const atOnce = 8

export function createVolumeWork(onProblem: (error: unknown) => void): VolumeWork {
  const pool = new PQueue({ concurrency: atOnce })
  const paths = new Map<string, Promise<void>>()
  let barrier = Promise.resolve()
  let isOver = false
  let progress = 0
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (isOver) return
    try {
      await work()
    } catch (error) {
      onProblem(error)
    }
    progress += 1
  }
  const idle = async (): Promise<void> => void (await Promise.all([barrier, ...paths.values()]))
  return {
    on: (path, work) => {
      const done = Promise.all([barrier, paths.get(path)]).then(() => pool.add(() => run(work)))
      paths.set(path, done)
      return done.finally(() => {
        if (paths.get(path) === done) paths.delete(path)
      })
    },
    alone: (work) => (barrier = idle().then(() => run(work))),
    advance: () => {
      progress += 1
    },
    get progress() {
      return progress
    },
    idle,
    end: () => {
      isOver = true
    },
  }
}
