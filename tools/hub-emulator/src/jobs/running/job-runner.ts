import type { ExposedPorts } from '../expose/exposed-ports.ts'
import type { JobLogs, JobLogWriter } from '../logs/job-logs.ts'
import type { JobFeed } from '../store/job-feed.ts'
import { isActive, type CancelReason, type Job } from '../store/job.ts'
import type { JobOutcome, JobStore } from '../store/job-store.ts'
import type { RunningContainer } from './container.ts'
import { createCreditWatch } from './credit-watch.ts'
import { costMicroUsd, type Credits } from './credits.ts'
import { describeFailure } from './end-message.ts'
import { runAttempts, type AttemptServices } from './run-attempts.ts'

export interface JobRunnerOptions extends Pick<AttemptServices, 'secrets' | 'runContainer' | 'now'> {
  jobs: JobStore
  logs: JobLogs
  feed: JobFeed
  credits: Credits
  exposed: ExposedPorts
  /** Others wait. */
  maxRunning: number
}

export interface JobRunner {
  /** From now on jobs start. */
  begin(): void
  enqueue(job: Job): void
  /** Ends it at once for its readers; its processes end soon after. */
  cancel(job: Job, reason?: CancelReason): void
  usage(jobId: string): ReturnType<RunningContainer['usage']>
  /** Ends every process and leaves the jobs as they stand, to be started again by the next emulator. */
  stop(): Promise<void>
}

interface Run {
  abort: AbortController
  container: RunningContainer | undefined
  done: Promise<void>
}

export function createJobRunner({ jobs, logs, feed, credits, exposed, maxRunning, ...services }: JobRunnerOptions): JobRunner {
  const { now } = services
  const waiting: string[] = []
  const running = new Map<string, Run>()
  const creditWatch = createCreditWatch(credits, (job) => cancel(job, 'NO_CREDITS'))
  let hasBegun = false

  const finish = (id: string, outcome: Omit<JobOutcome, 'costMicroUsd'>): void => {
    const job = jobs.get(id)
    if (job === undefined) return
    jobs.finish(id, { ...outcome, costMicroUsd: costMicroUsd(job, now()) })
    feed.notify(id)
  }

  const startNext = (): void => {
    if (!hasBegun) return
    while (running.size < maxRunning) {
      const id = waiting.shift()
      if (id === undefined) return
      const job = jobs.get(id)
      if (job === undefined || !isActive(job)) continue
      if (job.message !== null) jobs.setMessage(id, null)
      const run: Run = { abort: new AbortController(), container: undefined, done: Promise.resolve() }
      running.set(id, run)
      run.done = runJob(job, run)
    }
  }

  async function runJob(job: Job, run: Run): Promise<void> {
    let log: JobLogWriter | undefined
    let outcome: Omit<JobOutcome, 'costMicroUsd'>
    try {
      log = logs.open(job.id, () => feed.notify(job.id))
      outcome = await runAttempts(job, { ...services, ...listenersOf(job, run), signal: run.abort.signal, writeLine: (line) => log?.write(line) })
    } catch (error) {
      outcome = { stage: 'ERROR', message: describeFailure(error) }
    }
    log?.close()
    running.delete(job.id)
    // What was stopped together with the emulator stays as it is; what was canceled has its outcome.
    if (hasBegun) {
      finish(job.id, log?.failure === undefined ? outcome : { stage: 'ERROR', message: `The log of the job could not be written: ${log.failure}` })
      creditWatch.look()
    }
    feed.finish(job.id)
    startNext()
  }

  const listenersOf = (job: Job, run: Run): Pick<AttemptServices, 'onContainer' | 'onContainerEnded' | 'onStarted' | 'onFailed'> => ({
    onContainer: async (container) => {
      run.container = container
      await exposed.open(job, container.addresses)
    },
    onContainerEnded: async () => {
      run.container = undefined
      await exposed.close(job.id)
    },
    onStarted: () => {
      jobs.start(job.id)
      feed.notify(job.id)
      if (hasBegun) creditWatch.look()
    },
    onFailed: () => jobs.fail(job.id),
  })

  function cancel(job: Job, reason?: CancelReason): void {
    finish(job.id, { stage: 'CANCELED', message: reason === undefined ? null : 'The credits are used up', ...(reason === undefined ? {} : { cancelReason: reason }) })
    const run = running.get(job.id)
    if (run !== undefined) return run.abort.abort()
    const at = waiting.indexOf(job.id)
    if (at !== -1) waiting.splice(at, 1)
    feed.finish(job.id)
  }

  return {
    begin: () => {
      hasBegun = true
      startNext()
    },
    enqueue: (job) => {
      feed.begin(job.id)
      waiting.push(job.id)
      startNext()
      if (hasBegun && waiting.includes(job.id)) jobs.setMessage(job.id, `Waiting until fewer than ${maxRunning} jobs run`)
    },
    cancel,
    usage: (jobId) => running.get(jobId)?.container?.usage(),
    stop: async () => {
      hasBegun = false
      for (const id of waiting.splice(0)) feed.finish(id)
      creditWatch.stop()
      const runs = [...running.values()]
      for (const { abort } of runs) abort.abort()
      await Promise.all(runs.map(({ done }) => done))
    },
  }
}
