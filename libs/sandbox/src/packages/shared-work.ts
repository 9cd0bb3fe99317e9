type OnLine = (line: string) => void

export interface Subscriber {
  onLine?: OnLine | undefined
  signal?: AbortSignal | undefined
}

/**
 * Work that several may ask for at once and that is done once for all of them. Each hears every line, those from before it came as well.
 * It is canceled when the last of them has left.
 */
export function createSharedWork<Result>() {
  const works = new Map<string, Work<Result>>()
  return (key: string, { onLine, signal }: Subscriber, start: (options: { onLine: OnLine; signal: AbortSignal }) => Promise<Result>): Promise<Result> => {
    signal?.throwIfAborted()
    const running = works.get(key)
    if (running !== undefined) return join(running, onLine, signal)
    const work = startWork(start)
    works.set(key, work)
    const forget = (): void => {
      if (works.get(key) === work) works.delete(key)
    }
    work.result.then(forget, forget)
    work.controller.signal.addEventListener('abort', forget)
    return join(work, onLine, signal)
  }
}

interface Work<Result> {
  result: Promise<Result>
  lines: string[]
  listeners: Set<OnLine>
  /** How many wait for it. */
  waiting: number
  controller: AbortController
}

function startWork<Result>(start: (options: { onLine: OnLine; signal: AbortSignal }) => Promise<Result>): Work<Result> {
  const controller = new AbortController()
  const lines: string[] = []
  const listeners = new Set<OnLine>()
  const onLine = (line: string): void => {
    lines.push(line)
    for (const listener of listeners) listener(line)
  }
  return { result: start({ onLine, signal: controller.signal }), lines, listeners, waiting: 0, controller }
}

async function join<Result>(work: Work<Result>, onLine: OnLine = () => undefined, signal: AbortSignal | undefined): Promise<Result> {
  for (const line of work.lines) onLine(line)
  work.listeners.add(onLine)
  work.waiting += 1
  try {
    return await (signal === undefined ? work.result : Promise.race([work.result, rejectOnAbort(signal)]))
  } finally {
    work.listeners.delete(onLine)
    work.waiting -= 1
    if (work.waiting === 0) work.controller.abort(signal?.reason)
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    // The reason is the caller's own, whatever it is.
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
