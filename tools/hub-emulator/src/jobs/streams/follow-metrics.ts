import { setTimeout as wait } from 'node:timers/promises'
import { findFlavor } from '../../hardware/flavors.ts'
import type { JobServices } from '../job-services.ts'
import { isActive, type Job } from '../store/job.ts'

const intervalMs = 1000

/** One measurement a second while the job runs; until it runs there is none. */
export async function* followMetrics({ id, spec }: Job, { jobs, runner }: Pick<JobServices, 'jobs' | 'runner'>, signal: AbortSignal): AsyncGenerator<Record<string, unknown>> {
  const flavor = findFlavor(spec.flavor, 'job')
  const vcpus = flavor?.vcpus ?? 1
  let before: { cpuSeconds: number; time: number } | undefined
  while (!signal.aborted) {
    const job = jobs.get(id)
    if (job === undefined || !isActive(job)) return
    const usage = runner.usage(id)
    if (usage !== undefined) {
      const time = performance.now()
      // Of the time since the last one; there is none for the first.
      const cores = before === undefined ? 0 : Math.max(0, usage.cpuSeconds - before.cpuSeconds) / ((time - before.time) / 1000)
      before = { cpuSeconds: usage.cpuSeconds, time }
      yield {
        cpu_usage_pct: Math.round((cores / vcpus) * 100),
        cpu_millicores: vcpus * 1000,
        memory_used_bytes: usage.memoryBytes,
        memory_total_bytes: (flavor?.ramGb ?? 0) * 2 ** 30,
        rx_bps: 0,
        tx_bps: 0,
        gpus: {},
        replica: id.slice(-5),
      }
    }
    await wait(intervalMs, undefined, { signal }).catch(() => {})
  }
}
