import type { Position } from '@naturalcad/contracts/run'
import type { JournalStorage } from './journal-storage.ts'

interface SnapshotForm<Event, State> {
  snapshot?: (state: State, position: Position) => unknown
  report?: (state: State, events: readonly Event[]) => string
}

/** Writes `state.json` and `report.md` behind the events: one write at a time, and always the newest. */
export function createSnapshots<Event, State>(storage: JournalStorage, { snapshot = (state) => state, report }: SnapshotForm<Event, State>) {
  let wanted: { state: string; report: string | undefined } | undefined
  let writing: Promise<void> | undefined
  let failure: { error: unknown } | undefined

  async function write(): Promise<void> {
    while (wanted !== undefined) {
      const { state, report: text } = wanted
      wanted = undefined
      try {
        await storage.writeFile('state.json', state)
        if (text !== undefined) await storage.writeFile('report.md', text)
        failure = undefined
      } catch (error) {
        failure = { error }
      }
    }
    writing = undefined
  }

  return {
    /** Rendered now: the story goes on meanwhile. */
    request({ state, events }: { state: State; events: readonly Event[] }): void {
      wanted = { state: `${JSON.stringify(snapshot(state, { sequence: events.length }), null, 2)}\n`, report: report?.(state, events) }
      writing ??= write()
    },
    /** Rejects when the last write failed. The events are kept all the same. */
    async settled(): Promise<void> {
      await writing
      const failed = failure
      failure = undefined
      if (failed !== undefined) throw failed.error
    },
  }
}
