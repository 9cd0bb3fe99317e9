import { parseInput } from '@naturalcad/contracts/errors'
import { FactoryRunId } from '@naturalcad/contracts/factory'

export const runsFolder = 'runs'

/** Prefix of a run's files in the bucket. Throws `INVALID_REQUEST` for what is no run id. */
export function runFolder(runId: FactoryRunId): string {
  return `${runsFolder}/${parseInput(FactoryRunId, runId)}/`
}
