import { exitCodeByVerdict, isFactoryEnd, verdictOutcomes, type FactoryState } from '@naturalcad/contracts/factory'
import type { RunView } from '@naturalcad/space-factory'

/** What is told of a run under `--json`. */
export interface RunResult {
  runId: string
  recipe: string
  mode: string
  status: FactoryState
  /** Null while there is none, and in recipes that make no Space. */
  verdict: string | null
  /** It has ended, and proved what it was meant to. */
  success: boolean
  /** Its Job is over without an end of the run: `retry` resumes it. */
  isInterrupted: boolean
  evidence: unknown[]
  contradictions: string[]
  blockers: unknown[]
  nextAction: string | null
  failure: RunView['run']['failure']
  generation: unknown
  costs: RunView['run']['costs']
  model: RunView['run']['model']
  space: string | null
  links: Record<string, string>
  startedAt: string
  finishedAt: string | null
  /** Folder that the files of the run were copied into. */
  out?: string
}

export function toRunResult({ run, gate, isInterrupted }: RunView, out?: string): RunResult {
  return {
    runId: run.runId,
    recipe: run.kind,
    mode: run.mode,
    status: run.status,
    verdict: run.resultStatus,
    success: isSuccess({ run, gate, isInterrupted }),
    isInterrupted,
    evidence: gate?.evidence ?? [],
    contradictions: gate?.contradictions ?? [],
    blockers: gate?.blockers ?? [],
    nextAction: gate?.nextAction ?? null,
    failure: run.failure,
    generation: gate?.generation ?? null,
    costs: run.costs,
    model: run.model,
    space: run.target?.spaceId ?? null,
    links: linksOf(run),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    ...(out === undefined ? {} : { out }),
  }
}

/** By name, those that a person looks at first in front. */
export function linksOf({ target, job, links }: RunView['run']): Record<string, string> {
  return {
    ...(target === null ? {} : { space: target.url, settings: target.settingsUrl }),
    ...(job === null ? {} : { job: job.url }),
    ...links,
  }
}

/** Proven; a recipe without a Space has done what it was meant to. */
export function isSuccess({ run, isInterrupted }: RunView): boolean {
  if (isInterrupted || !isFactoryEnd(run.status)) return false
  return run.resultStatus === null ? run.status === 'done' : verdictOutcomes[run.resultStatus] === 'success'
}

/** Of a run without a verdict, by the state that it ended in. */
const exitCodeByEnd: Partial<Record<FactoryState, number>> = { done: 0, failed: 4, canceled: 130, timed_out: 5, needs_manual_hardware: 6 }
const interruptedExitCode = 6

/** The exit code of a command that has followed a run. A run that goes on, since it was not waited for, is no failure. */
export function exitCodeOf({ run, isInterrupted }: RunView): number {
  if (isInterrupted) return interruptedExitCode
  if (!isFactoryEnd(run.status)) return 0
  return run.resultStatus === null ? (exitCodeByEnd[run.status] ?? 1) : exitCodeByVerdict[run.resultStatus]
}
