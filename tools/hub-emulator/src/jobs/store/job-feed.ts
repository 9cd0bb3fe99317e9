import { once, setMaxListeners } from 'node:events'

/** Tells the open streams of a job that there is something new. */
export interface JobFeed {
  /** From being accepted until the last line is written. */
  begin(id: string): void
  isLive(id: string): boolean
  /** How often something has changed. */
  version(id: string): number
  notify(id: string): void
  finish(id: string): void
  /** Waits until the version is another than the one given, or the signal aborts. */
  changed(id: string, since: number, signal: AbortSignal): Promise<void>
}

export function createJobFeed(): JobFeed {
  const live = new Map<string, { version: number; target: EventTarget }>()
  const feed: JobFeed = {
    begin: (id) => {
      const target = new EventTarget()
      // Any number of people may follow a job.
      setMaxListeners(0, target)
      live.set(id, { version: 0, target })
    },
    isLive: (id) => live.has(id),
    version: (id) => live.get(id)?.version ?? -1,
    notify: (id) => {
      const entry = live.get(id)
      if (entry === undefined) return
      entry.version += 1
      entry.target.dispatchEvent(new Event('change'))
    },
    finish: (id) => {
      const entry = live.get(id)
      live.delete(id)
      entry?.target.dispatchEvent(new Event('change'))
    },
    changed: async (id, since, signal) => {
      const entry = live.get(id)
      if (entry === undefined || entry.version !== since || signal.aborted) return
      await once(entry.target, 'change', { signal }).catch(() => {})
    },
  }
  return feed
}
