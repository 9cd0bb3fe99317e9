import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceVariables, type SpaceVariable } from './space-entry.ts'

export interface DeleteSpaceVariableParams extends SpaceCall {
  key: string
}

/** Removes a variable and gives those that are left. A running Space restarts. */
export async function deleteSpaceVariable({ repo, key, ...call }: DeleteSpaceVariableParams): Promise<Record<string, SpaceVariable>> {
  return connect(call).json(toApiPath(repo, '/variables', 'space'), { method: 'DELETE', json: { key }, schema: SpaceVariables })
}
