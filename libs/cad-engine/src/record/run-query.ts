import type { RunRecord } from '@naturalcad/contracts/run'
import type { RunLog } from '@naturalcad/run-logger'

export interface RunQuery {
  /** The newest so many. @default 20 */
  limit?: number
  where?: (record: RunRecord) => boolean
}

/** The newest records, newest first. */
export async function listRecords(log: RunLog<RunRecord>, { limit = 20, where = () => true }: RunQuery = {}): Promise<RunRecord[]> {
  const newest: RunRecord[] = []
  for await (const { record } of log.read({ where })) {
    newest.push(record)
    if (newest.length > limit) newest.shift()
  }
  return newest.reverse()
}

/** The record of a run, by its id or an unambiguous beginning of it. */
export async function findRecord(log: RunLog<RunRecord>, id: string): Promise<RunRecord | undefined> {
  const found = new Map<string, RunRecord>()
  for await (const { record } of log.read({ where: ({ run_id }) => run_id.startsWith(id) })) found.set(record.run_id, record)
  return found.size === 1 ? [...found.values()][0] : found.get(id)
}
