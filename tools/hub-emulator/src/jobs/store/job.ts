import type { Account } from '../../identity/principal.ts'
import type { JobSpec } from '../request/job-spec.ts'

export const jobStages = ['SCHEDULING', 'RUNNING', 'UPDATING', 'COMPLETED', 'ERROR', 'CANCELED', 'DELETED'] as const
export type JobStage = (typeof jobStages)[number]

export type CancelReason = 'NO_CREDITS'

/** What brought a job about. */
export type Initiator = { type: 'user'; id: string; name: string } | { type: 'scheduled-job' | 'duplicated-job'; id: string }

export interface Job {
  /** Grows with every job; the order of lists. */
  position: number
  id: string
  namespace: Account
  creator: Account
  spec: JobSpec
  initiator: Initiator
  stage: JobStage
  message: string | null
  cancelReason: CancelReason | null
  /** Attempts that failed. */
  failures: number
  /** How often the emulator has started it again after ending itself. */
  restarts: number
  costMicroUsd: number
  createdAt: number
  startedAt: number | null
  finishedAt: number | null
}

export function isActive({ stage }: Pick<Job, 'stage'>): boolean {
  return stage === 'SCHEDULING' || stage === 'RUNNING'
}
