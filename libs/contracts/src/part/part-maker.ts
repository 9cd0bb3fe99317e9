import type { Deadline } from '../time/deadline.ts'
import type { PartRequestInput } from './request.ts'
import type { FallbackReason, PartResult } from './result.ts'
import type { StepEvent } from './step-event.ts'

export interface MakeOptions {
  signal?: AbortSignal | undefined
  /** What is left of the caller's time; the maker's own limit where absent. */
  deadline?: Deadline | undefined
  /** Said by a client that asks a local maker in place of its server; goes into result and record. */
  fallback?: FallbackReason | undefined
  onEvent?: ((event: StepEvent) => void) | undefined
}

/** Makes parts. The local engine and the client of a server both are one. */
export interface PartMaker {
  /** Rejects with a `NaturalCadError`. */
  make(request: PartRequestInput, options?: MakeOptions): Promise<PartResult>
  /** The bytes of a file of a run, by the name in its manifest. */
  openArtifact(runId: string, name: string, options?: { signal?: AbortSignal | undefined }): Promise<ReadableStream<Uint8Array>>
  /** Lets the program end. */
  close(): Promise<void>
}
