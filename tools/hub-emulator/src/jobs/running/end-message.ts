import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Job } from '../store/job.ts'
import type { ContainerEnd } from '../../containers/container.ts'

/** What went wrong, for the status; undefined when nothing did. */
export function describeEnd(end: ContainerEnd, { spec }: Job): string | undefined {
  switch (end.kind) {
    case 'exited':
      return end.code === 0 ? undefined : `Job failed with exit code: ${end.code}`
    case 'signaled':
      return `Job failed with exit code: ${128 + end.signal}`
    case 'stopped':
      if (end.by === 'timeout') return `Job timed out after ${spec.timeoutSeconds} seconds`
      if (end.by === 'memory') return `Job ran out of memory: flavor ${spec.flavor} has no more (exit code: 137)`
      return `Job was stopped (${end.by})`
    default:
      return end satisfies never
  }
}

export function describeFailure(error: unknown): string {
  if (!NaturalCadError.is(error)) return `Job could not be started: ${error instanceof Error ? error.message : String(error)}`
  const sentence = error.message.endsWith('.') ? error.message : `${error.message}.`
  return error.remedy === undefined ? sentence : `${sentence} ${error.remedy}`
}
