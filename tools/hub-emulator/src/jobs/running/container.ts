import type { Container } from '../../containers/container.ts'
import type { JobSpec } from '../request/job-spec.ts'

interface JobContainerRequest {
  spec: JobSpec
  environment: Readonly<Record<string, string>>
  /** Only ever in the environment of the process. */
  secrets: Readonly<Record<string, string>>
  memoryBytes: number
  timeoutMs: number
  /** Before the first line. */
  onBegin: () => void
  onLine: (line: string) => void
  signal: AbortSignal
}

export type RunningContainer = Pick<Container, 'addresses' | 'ended' | 'stop' | 'usage'>

/** Throws a `NaturalCadError` that says why it cannot start. */
export type RunContainer = (request: JobContainerRequest) => Promise<RunningContainer>
