import { totalmem } from 'node:os'
import { findFlavor } from '../../hardware/flavors.ts'
import type { Job } from '../store/job.ts'
import type { JobOutcome } from '../store/job-store.ts'
import type { ContainerEnd } from '../../containers/container.ts'
import type { RunContainer, RunningContainer } from './container.ts'
import { describeEnd } from './end-message.ts'
import { jobEnvironment } from './job-environment.ts'
import type { SecretStore } from './secret-store.ts'

export interface AttemptServices {
  secrets: SecretStore
  runContainer: RunContainer
  now: () => number
  signal: AbortSignal
  writeLine: (line: string) => void
  /** While it runs; awaited, so that what follows finds everything ready. */
  onContainer: (container: RunningContainer) => Promise<void>
  onContainerEnded: () => Promise<void>
  onStarted: () => void
  onFailed: () => void
}

/** Runs the job until an attempt succeeds or none is left. All attempts share its time. */
export async function runAttempts(job: Job, services: AttemptServices): Promise<Omit<JobOutcome, 'costMicroUsd'>> {
  const { spec } = job
  const { signal, writeLine, onFailed } = services
  let deadline: number | undefined
  for (let attempt = 1; ; attempt += 1) {
    const leftMs = deadline === undefined ? spec.timeoutSeconds * 1000 : deadline - performance.now()
    deadline ??= performance.now() + leftMs
    const end: ContainerEnd = leftMs <= 0 ? { kind: 'stopped', by: 'timeout' } : await runOnce(job, services, leftMs)
    const message = describeEnd(end, job)
    if (message === undefined) return { stage: 'COMPLETED', message: null }
    if (signal.aborted) return { stage: 'CANCELED', message: null }
    onFailed()
    if (attempt >= spec.attempts || (end.kind === 'stopped' && end.by === 'timeout')) return { stage: 'ERROR', message }
    writeLine(`===== Attempt ${attempt} of ${spec.attempts} failed: ${message} =====`)
  }
}

async function runOnce(job: Job, services: AttemptServices, timeoutMs: number): Promise<ContainerEnd> {
  const { spec } = job
  const { secrets, runContainer, signal, writeLine, onContainer, onContainerEnded, onStarted, now } = services
  const flavor = findFlavor(spec.flavor, 'job')
  const values = secrets.get(job.id, spec.secretNames)
  if (flavor === undefined || values === undefined) throw new Error(flavor === undefined ? `flavor ${spec.flavor} is no longer there` : 'its secrets are lost')
  const container = await runContainer({
    spec,
    environment: jobEnvironment(job, flavor),
    secrets: values,
    memoryBytes: Math.min(flavor.ramGb * 2 ** 30, totalmem()),
    timeoutMs,
    onBegin: () => writeLine(`===== Job started at ${new Date(now()).toISOString().slice(0, 19).replace('T', ' ')} =====`),
    onLine: writeLine,
    signal,
  })
  try {
    await onContainer(container)
    onStarted()
    return await container.ended
  } catch (error) {
    await container.stop()
    throw error
  } finally {
    await onContainerEnded()
  }
}
