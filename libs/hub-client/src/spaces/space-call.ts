import type { HubCall } from '../call/hub-call.ts'
import type { RepoDesignation } from '../call/repo-id.ts'

/** What every call on one Space takes. */
export interface SpaceCall extends HubCall {
  /** `spaces/ns/name`, or `{ type: 'space', name: 'ns/name' }`. */
  repo: RepoDesignation
}
