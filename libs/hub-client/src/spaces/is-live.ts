import type { HubCall } from '../call/hub-call.ts'
import type { RepoDesignation } from '../call/repo-id.ts'
import { getSpaceRuntime } from './get-space-runtime.ts'

/** Whether a Space builds or runs, so that its streams go on. */
export async function isLive(call: HubCall, repo: RepoDesignation): Promise<boolean> {
  const { stage } = await getSpaceRuntime({ ...call, repo })
  return stage.startsWith('RUNNING') || stage === 'APP_STARTING' || stage === 'BUILDING'
}
