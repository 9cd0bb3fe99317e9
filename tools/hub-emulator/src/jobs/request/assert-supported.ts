import { HubError } from '../../http/hub-error.ts'
import type { JobRequest } from './job-spec.ts'

/** What the Hub would do and this emulator cannot is refused, so that nobody waits for it. */
export function assertSupported({ ssh, network, resourceGroupId }: JobRequest): void {
  if (ssh?.enabled === true) throw new HubError(501, 'This emulator has no SSH into jobs.')
  if (network != null) throw new HubError(501, 'This emulator does not connect jobs with each other: there are no network groups.')
  if (resourceGroupId != null) throw new HubError(404, `Resource group ${resourceGroupId} does not exist`)
}
