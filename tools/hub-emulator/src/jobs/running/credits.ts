import { findFlavor } from '../../hardware/flavors.ts'
import { HubError } from '../../http/hub-error.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Account } from '../../identity/principal.ts'
import type { Job } from '../store/job.ts'
import type { JobStore } from '../store/job-store.ts'

/** What accounts can still spend on jobs this month. */
export interface Credits {
  /** Throws 402 when nothing is left. */
  assertPositive(namespace: Account): void
  /** Running jobs that nothing is left for. */
  unpaid(): Job[]
  /** When there will be some, if nothing else starts or ends; infinite when nothing runs. */
  untilUnpaidMs(): number
}

export function createCredits(jobs: JobStore, now: () => number): Credits {
  const runningIn = (namespace: Account): Job[] => jobs.running().filter((job) => job.namespace.id === namespace.id)
  const leftMicroUsd = (namespace: Account): number => {
    const spent = jobs.costSince(namespace, startOfMonth(now())) + runningIn(namespace).reduce((sum, job) => sum + costMicroUsd(job, now()), 0)
    return (namespace.creditsUsd ?? planTerms[namespace.plan].creditsUsd) * 1e6 - spent
  }
  return {
    assertPositive: (namespace) => {
      if (leftMicroUsd(namespace) > 0) return
      throw new HubError(402, 'Pre-paid credit balance is insufficient - add more credits to your account to use Jobs.')
    },
    unpaid: () => jobs.running().filter(({ namespace }) => leftMicroUsd(namespace) <= 0),
    untilUnpaidMs: () =>
      Math.min(Infinity, ...jobs.running().map(({ namespace }) => leftMicroUsd(namespace) / runningIn(namespace).reduce((sum, job) => sum + microUsdPerMs(job), 0))),
  }
}

/** Jobs are billed while they run. */
export function costMicroUsd(job: Job, now: number): number {
  return job.startedAt === null ? 0 : Math.round((now - job.startedAt) * microUsdPerMs(job))
}

function microUsdPerMs({ spec }: Job): number {
  return ((findFlavor(spec.flavor, 'job')?.usdPerHour ?? 0) * 1e6) / 3_600_000
}

function startOfMonth(time: number): number {
  const date = new Date(time)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}
