import type { BucketServices } from '../buckets/bucket-services.ts'
import type { FaultScript } from '../faults/fault-script.ts'
import type { Router } from '../http/router.ts'
import type { Jobs } from '../jobs/add-jobs.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { Spaces } from '../spaces/add-spaces.ts'
import { addStatusPages, type StatusPages } from './add-status-pages.ts'
import { accountsPart } from './parts/accounts-part.ts'
import { bucketsPart } from './parts/buckets-part.ts'
import { faultsPart } from './parts/faults-part.ts'
import { jobsPart } from './parts/jobs-part.ts'
import { repositoriesPart } from './parts/repositories-part.ts'
import { requestsPart } from './parts/requests-part.ts'
import { schedulesPart } from './parts/schedules-part.ts'
import { spacesPart } from './parts/spaces-part.ts'
import { createRecentRequests, type RecentRequests } from './recent-requests.ts'

export interface StatusFoundation {
  repositories: RepositoryServices
  buckets: BucketServices
  jobs: Jobs
  spaces: Spaces
  faults: FaultScript
}

/** Pages that show people what the emulator holds and does. */
export function addStatus(router: Router, { repositories, buckets, jobs, spaces, faults }: StatusFoundation): { pages: StatusPages; recent: RecentRequests } {
  const recent = createRecentRequests()
  const { accounts } = repositories
  const parts = [
    accountsPart(accounts),
    jobsPart(jobs.services),
    schedulesPart(accounts, jobs.schedules),
    // Before repositories: it has the fuller page for the same addresses.
    spacesPart(spaces.services),
    repositoriesPart(repositories),
    bucketsPart(buckets),
    faultsPart(faults),
    requestsPart(recent),
  ]
  return { recent, pages: addStatusPages(router, accounts, parts) }
}
