import type { Clock, Deadline } from '@naturalcad/contracts'
import type { FactoryEvent, FactoryState, FactoryTask } from '@naturalcad/contracts/factory'
import type { Redactor } from '@naturalcad/redaction'
import type { Agent } from '../agent/agent.ts'
import type { FactName, RunFacts } from './run-facts.ts'
import type { RunFiles } from './run-files.ts'

/**
 * One thing that a run does. It may be started again after a kill, with the same facts: what it did to the outside the first time it finds
 * and does not do again.
 */
export interface Step<Needs extends FactName, Gives extends FactName> {
  /** Such as `create-space`. */
  readonly name: string
  /** State of the run while it is under way. */
  readonly state: FactoryState
  readonly needs: readonly Needs[]
  readonly gives: readonly Gives[]
  readonly run: (facts: Pick<RunFacts, Needs>, context: StepContext) => Promise<StepOutcome<Gives>>
}

/**
 * What a step has found. With `stop` the verdict is known, or nothing further can be: the rest is left out, unless it can be repaired and a
 * round is left. What it throws is no finding: the run is interrupted, and can be resumed.
 */
export type StepOutcome<Gives extends FactName> =
  | { facts: Pick<RunFacts, Gives>; stop?: undefined }
  | { facts: Partial<Pick<RunFacts, Gives>>; stop: StepStop }

export interface StepStop {
  /** One line for people. */
  reason: string
  /** What an agent is told to mend; null where it can't. */
  repair: RepairNotes | null
}

export interface RepairNotes {
  /** What happened; `space`: the agent was to make and fill the Space itself. */
  what: 'guard' | 'space' | 'build' | 'runtime' | 'health' | 'live'
  /** The first error, cut and without secrets. */
  error: string
  /** Of the known error that it is, if it is one. */
  hint: string | null
}

export interface StepContext {
  task: FactoryTask
  /** The user's own token: it goes into headers of these calls, and nowhere else. */
  hub: { hubUrl: string; accessToken: string; fetch?: typeof globalThis.fetch; clock: Clock }
  inference: { baseUrl: string; billTo?: string }
  /** Canceled by its user, or its time is over. */
  signal: AbortSignal
  deadline: Deadline
  clock: Clock
  files: RunFiles
  /** Folder on the local disk, empty at the start of a worker: what has to last goes into `files`. */
  scratch: string
  /** From 0; grows with each repair. */
  round: number
  /** Why this round is needed; null in the first. */
  repair: RepairNotes | null
  /** Null in recipes and at places without one. */
  agent: Agent | null
  redactor: Redactor
  /** US dollars that inference may still cost. */
  remainingUsd: number | null
  /** Tells of progress: an event in the journal. `type` is dotted, such as `space.stage`. */
  report: (type: string, message: string, data?: Record<string, unknown>, level?: FactoryEvent['level']) => Promise<void>
}

/** Without the types of its facts, as a recipe keeps it. */
export interface AnyStep extends Pick<Step<FactName, FactName>, 'name' | 'state' | 'needs' | 'gives'> {
  readonly run: (facts: RunFacts, context: StepContext) => Promise<{ facts: Partial<RunFacts>; stop?: StepStop | undefined }>
}
