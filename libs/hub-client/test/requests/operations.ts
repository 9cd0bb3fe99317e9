import { whoAmI } from '@naturalcad/hub-client'
import type { Operations } from './operation-context.ts'
import { bucketOperations } from './operations/bucket-operations.ts'
import { discussionOperations } from './operations/discussion-operations.ts'
import { jobOperations } from './operations/job-operations.ts'
import { oauthOperations } from './operations/oauth-operations.ts'
import { repositoryOperations } from './operations/repository-operations.ts'
import { spaceOperations } from './operations/space-operations.ts'

/** The same operations as python/operations.py, by the same names, in the same order. */
export const operations: Operations = {
  whoAmI: ({ call }) => whoAmI(call),
  ...repositoryOperations,
  ...discussionOperations,
  ...oauthOperations,
  ...bucketOperations,
  ...spaceOperations,
  ...jobOperations,
}
