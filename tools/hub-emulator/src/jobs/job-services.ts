import type { AccountStore } from '../identity/account-store.ts'
import type { ExposedPorts } from './expose/exposed-ports.ts'
import type { JobLogs } from './logs/job-logs.ts'
import type { SourceAccess } from './request/source-access.ts'
import type { Credits } from './running/credits.ts'
import type { JobRunner } from './running/job-runner.ts'
import type { SecretStore } from './running/secret-store.ts'
import type { JobFeed } from './store/job-feed.ts'
import type { JobStore } from './store/job-store.ts'

/** What the routes of jobs and schedules work with. */
export interface JobServices {
  accounts: AccountStore
  jobs: JobStore
  logs: JobLogs
  feed: JobFeed
  exposed: ExposedPorts
  runner: JobRunner
  secrets: SecretStore
  credits: Credits
  sourceAccess: SourceAccess
  now: () => number
}
