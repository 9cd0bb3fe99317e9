import type { Clock, Deadline } from '@naturalcad/contracts'
import type { FactoryEvent, FactoryRequest, FactoryRun, FactoryRunId, FactoryTask, InferenceGate, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { Costs } from '../budget/cost-lines.ts'

export interface CallOptions {
  signal?: AbortSignal | undefined
  deadline?: Deadline | undefined
}

/** What a launch would do, before anything is made or spent. */
export interface LaunchPlan {
  task: FactoryTask
  costs: Costs
  /** OAuth scopes that the recipe needs; the token of a user has them all. */
  scopes: string[]
  /** Lines for people: what is unusual, such as a gated model or a card that has to be paid for. */
  warnings: string[]
}

/** A run as its reader sees it: its state, and the Job as the Hub tells of it now. */
export interface RunView {
  run: FactoryRun
  gate: InferenceGate | null
  /** The Job is over and the run has no end: it can be resumed by `retry`. */
  isInterrupted: boolean
}

export interface RunSummary {
  run: FactoryRun
  isInterrupted: boolean
}

/**
 * What a signed-in user can ask of the factory, for every screen alike. Everything is in the user's own bucket, `<user>/space-factory-runs`,
 * so any process with the token sees the same. Rejects with `UNAUTHORIZED` and `FORBIDDEN` for a token without the rights (naming the
 * scopes), `NOT_FOUND` for a run that is not there.
 */
export interface SpaceFactory {
  /** Checks sign-in, scopes, plan, names and cost, and makes nothing. Rejects as `launch` does. */
  plan(request: FactoryRequest, options?: CallOptions): Promise<LaunchPlan>
  /**
   * Starts a Job for the request. Rejects with `INVALID_REQUEST` for a model or Space that is none, `NOT_FOUND` for one that is not there,
   * `CONFLICT` for a name that is taken, `FORBIDDEN` for another's namespace or a gated model, `PAYMENT_REQUIRED` without credit,
   * `LIMIT_EXCEEDED` where the budget does not do.
   */
  launch(request: FactoryRequest, options?: CallOptions): Promise<RunView>
  /** Newest first. */
  list(options?: CallOptions & { limit?: number }): Promise<RunSummary[]>
  /** With `atLeast` (a `seq` that was followed) it waits, up to a minute, until the run is seen that far: files of a mounted bucket are seen late. */
  read(runId: FactoryRunId, options?: CallOptions & { atLeast?: number }): Promise<RunView>
  /**
   * The events after `from` (a `seq`), then each new one; ends with the run, or where its Job ended without one. A Space that such a run has
   * left up on paid hardware is paused then, if the token may start it again, as `retry` does.
   */
  follow(runId: FactoryRunId, options?: CallOptions & { from?: number }): AsyncIterable<FactoryEvent>
  /** Ends the Job, and leaves nothing running that costs. A run that is over stays as it is. */
  cancel(runId: FactoryRunId, options?: CallOptions): Promise<RunView>
  /** Resumes a run that was interrupted; for one that is over, starts another with the same request. */
  retry(runId: FactoryRunId, options?: CallOptions): Promise<RunView>
  /** Paths of the run's files. */
  listFiles(runId: FactoryRunId, options?: CallOptions): Promise<{ path: string; bytes: number }[]>
  openFile(runId: FactoryRunId, path: string, options?: CallOptions): Promise<{ bytes: number; body: ReadableStream<Uint8Array> }>
  /** How a model is best run, read from the Hub and its card; makes nothing. */
  recommend(model: string, options?: CallOptions): Promise<RuntimeRecommendation>
  close(): Promise<void>
}

export interface SpaceFactoryOptions {
  /** @default 'https://huggingface.co' */
  hubUrl?: string
  /** Of the user. It is given to Jobs as a secret, and to nothing else. */
  accessToken: string
  /** @default 'https://router.huggingface.co/v1' */
  inferenceUrl?: string
  /** Scopes that the sign-in granted, where they are known: the Hub does not tell them of a token. */
  scopes?: readonly string[]
  /** Organization that pays for inference. */
  billTo?: string
  fetch?: typeof globalThis.fetch
  clock?: Clock
  /** What the Job runs, and where. */
  job?: { flavor?: string; timeoutSeconds?: number; image?: string }
  /** `owner/name` of the bucket. @default '<user>/space-factory-runs' */
  bucket?: string
  /** Files of the worker: what the Job starts. @default those of this package */
  worker?: { script: string; agent?: string }
}
