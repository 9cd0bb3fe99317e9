import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceVariables, type SpaceVariable } from './space-entry.ts'

/** The variables of a Space by name. */
export async function listSpaceVariables({ repo, ...call }: SpaceCall): Promise<Record<string, SpaceVariable>> {
  return connect(call).json(toApiPath(repo, '/variables', 'space'), { schema: SpaceVariables })
}
