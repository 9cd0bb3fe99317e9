import type { Account } from '../../identity/principal.ts'
import type { JobSpec } from '../request/job-spec.ts'

export interface ScheduledJob {
  id: string
  namespace: Account
  creator: Account
  spec: JobSpec
  /** Five fields of cron, or a name for them. */
  schedule: string
  isSuspended: boolean
  /** When the emulator suspended it. */
  suspendReason: string | null
  allowsConcurrency: boolean
  lastJob: { id: string; at: number } | null
  nextRunAt: number
  createdAt: number
}
