import { isTransitionLegal, NaturalCadError, type Clock, type PartState, type PartStep, type StepEvent } from '@naturalcad/contracts'

export interface RunTrackerOptions {
  runId: string
  clock: Clock
  onEvent?: ((event: StepEvent) => void) | undefined
}

/** Where a run stands: its state, when each was reached, and how long each step took. Tells whoever listens. */
export class RunTracker {
  readonly runId: string
  readonly transitions: { state: PartState; at: string }[] = []
  readonly #clock: Clock
  readonly #onEvent: (event: StepEvent) => void
  readonly #startedAt: number

  constructor({ runId, clock, onEvent }: RunTrackerOptions) {
    this.runId = runId
    this.#clock = clock
    this.#onEvent = onEvent ?? (() => {})
    this.#startedAt = clock.monotonic()
  }

  get state(): PartState | undefined {
    return this.transitions.at(-1)?.state
  }

  get elapsedMs(): number {
    return this.#clock.monotonic() - this.#startedAt
  }

  now(): string {
    return new Date(this.#clock.now()).toISOString()
  }

  enter(state: PartState): void {
    if (this.state !== undefined && !isTransitionLegal(this.state, state)) {
      throw new NaturalCadError('INTERNAL', `a run cannot go from ${this.state} to ${state}`)
    }
    const at = this.now()
    this.transitions.push({ state, at })
    this.#onEvent({ type: 'state-changed', runId: this.runId, at, state })
  }

  /** Runs one step and tells its beginning and its end; a step that throws has no end. */
  async step<Result>(step: PartStep, work: () => Promise<Result>): Promise<Result> {
    const startedAt = this.#clock.monotonic()
    this.started(step)
    const result = await work()
    this.#onEvent({ type: 'step-finished', runId: this.runId, at: this.now(), step, elapsedMs: this.#clock.monotonic() - startedAt })
    return result
  }

  started(step: PartStep): void {
    this.#onEvent({ type: 'step-started', runId: this.runId, at: this.now(), step })
  }
}
