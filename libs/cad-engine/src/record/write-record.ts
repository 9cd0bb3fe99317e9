import type { RunRecord } from '@naturalcad/contracts/run'
import type { RunLog } from '@naturalcad/run-logger'

export type Recorded = { ok: true } | { ok: false; reason: string }

/** Writes the record, and says why where that fails: the outcome of a run is never hidden behind its record. */
export async function writeRecord(log: RunLog<RunRecord>, record: RunRecord): Promise<Recorded> {
  try {
    await log.append(record)
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
