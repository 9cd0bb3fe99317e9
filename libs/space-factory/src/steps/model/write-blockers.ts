import type { Blocker, TechnicalBlockers } from '@naturalcad/contracts/factory'
import type { BlockersFacts } from '../../verdict/gate-facts.ts'
import type { StepContext } from '../../run/step.ts'

export const blockersFile = 'TECHNICAL_BLOCKERS.json'

/** What the wrapper itself found in the way, written as an agent would write it. */
export async function writeBlockers({ files }: Pick<StepContext, 'files'>, modelId: string, summary: string, blockers: readonly Blocker[]): Promise<BlockersFacts> {
  await files.writeJson(blockersFile, { modelId, summary, blockers: [...blockers] } satisfies TechnicalBlockers)
  return { blockers, problems: [] }
}
