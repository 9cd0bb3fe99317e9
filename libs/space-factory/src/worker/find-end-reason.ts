import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getJob, type Job } from '@naturalcad/hub-client'
import { canceledLabel } from '../run/job-labels.ts'

export interface EndQuestion {
  hubUrl: string
  accessToken: string
  user: string
  /** Undefined where the worker runs in no Job. */
  jobId: string | undefined
}

/** A Job that is told to end has some seconds, and the end of the run needs most of them. */
const askMs = 3000

/**
 * Why this Job was told to end, as the reason to end its run by: `CANCELED` only where its user did that. A Job that the platform ends leaves a
 * run that is not over: `PAYMENT_REQUIRED`, or `UNAVAILABLE` where nothing more is known.
 */
export async function findEndReason({ jobId, user, ...call }: EndQuestion): Promise<NaturalCadError> {
  const job = jobId === undefined ? undefined : await look({ ...call, namespace: user, jobId, timeoutMs: askMs, retry: { limit: 0 } })
  if (job?.labels?.[canceledLabel] !== undefined) return new NaturalCadError('CANCELED', 'the run was canceled')
  const told = 'the Job was told to end before the run was over'
  const { cancelReason } = job?.status ?? {}
  if (cancelReason === 'NO_CREDITS' || cancelReason === 'NO_SUBSCRIPTION') {
    return new NaturalCadError('PAYMENT_REQUIRED', `${told}: ${cancelReason}`, { remedy: 'add credit, then retry the run: it goes on where it was' })
  }
  return new NaturalCadError('UNAVAILABLE', told, { retryable: true })
}

async function look(call: Parameters<typeof getJob>[0]): Promise<Job | undefined> {
  try {
    return await getJob(call)
  } catch {
    // Whatever the Hub does not say now it says to whoever reads the run.
    return undefined
  }
}
