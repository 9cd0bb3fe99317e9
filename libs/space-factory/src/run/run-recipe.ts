import { type Clock, createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryRun, type FactoryTask, isFactoryEnd, isFactoryTransitionLegal } from '@naturalcad/contracts/factory'
import type { Redactor } from '@naturalcad/redaction'
import type { Agent } from '../agent/agent.ts'
import { classify } from './end/classify.ts'
import { findNext } from './find-next.ts'
import { bringSpaceBack } from './interrupted/bring-space-back.ts'
import { interruptRun } from './interrupted/interrupt-run.ts'
import type { FactoryJournal } from './journal/factory-journal.ts'
import { isPaidFlavor, type RunStory } from './journal/run-story.ts'
import type { Recipe } from './recipe.ts'
import type { RunFiles } from './run-files.ts'
import { runStep } from './run-step.ts'
import { judgeSpending, sumSpending } from './spending.ts'
import type { AnyStep, StepContext } from './step.ts'
import { createRunLimits, findStop, type RunLimits, toReserveMs } from './time-limit.ts'

export interface RunRecipeOptions {
  recipe: Recipe
  task: FactoryTask
  /** Has the events of `beginRun` at least; is left open. */
  journal: FactoryJournal
  files: RunFiles
  hub: Omit<StepContext['hub'], 'clock'>
  inference: StepContext['inference']
  agent: Agent | null
  clock: Clock
  /**
   * Cancels the run. Where its reason is a `NaturalCadError` of code `DEADLINE_EXCEEDED`, its time was over; one of another code but `CANCELED`
   * interrupts the run. Pausing what costs and writing the end still take some requests.
   */
  signal: AbortSignal
  /** Folder on the local disk, empty. */
  scratch: string
  redactor: Redactor
  /** That this is a worker of; null where it runs in none. */
  job?: FactoryRun['job']
}

/**
 * Takes a run to its end, from where it is: finished steps are not done again. Resolves with the run; where a step has thrown, or its signal
 * interrupts it, that is not over (`isFactoryEnd` of its status), its `failure` says why, and it can be run again. Rejects where an event or a
 * file of the end can't be kept: nothing that was kept is lost, and it can be run again.
 */
export async function runRecipe(options: RunRecipeOptions): Promise<FactoryRun> {
  const { journal, task, clock, signal, job = null } = options
  const begun = toRun(await journal.story())
  if (isFactoryEnd(begun.status)) {
    // Killed behind the last event: its files may not say so yet.
    await journal.flush()
    return begun
  }
  const timeoutMs = task.job.timeoutSeconds * 1000
  using limits = createRunLimits({ timeoutMs, signal, clock })
  await journal.append({
    type: 'job.started',
    message: begun.status === 'job_scheduling' ? 'the worker has begun' : `a worker goes on where the run was: ${begun.status}`,
    data: { job },
    statusAfter: isFactoryTransitionLegal(begun.status, 'job_running') ? 'job_running' : undefined,
  })
  try {
    await runSteps(options, limits, { isResumed: begun.status !== 'job_scheduling' })
  } catch (error) {
    if (findStop(limits.deadline) === null) {
      await interruptRun({ task, journal, hub: { ...options.hub, clock }, error, sumSpentUsd: async () => sumNow(options, await journal.story()) })
      return toRun(await journal.story())
    }
  }
  // The steps' own signal may have aborted: what ends the run has the time that was kept back.
  using reserve = createDeadline({ timeoutMs: toReserveMs(timeoutMs), clock })
  const { hub, files, recipe } = options
  await classify({
    judge: recipe.judge,
    task,
    journal,
    files,
    hub: { ...hub, clock },
    clock,
    ...tellStop(limits),
    signal: reserve.signal,
  })
  return toRun(await journal.story())
}

async function runSteps(options: RunRecipeOptions, limits: RunLimits, { isResumed }: { isResumed: boolean }): Promise<void> {
  const { recipe, task, journal, clock, hub, redactor } = options
  let mayBeDown = isResumed
  for (;;) {
    const story = await journal.story()
    if (story.isClassified) return
    const next = findNext({ recipe, story, task, deadline: limits.deadline, at: clock.now() })
    if (next.kind === 'end') return
    watchBudget(options, limits, story, next.kind === 'step' ? next.step : undefined)
    limits.deadline.check()
    if (mayBeDown) {
      mayBeDown = false
      const onStart = async () => watchBudget(options, limits, await journal.story(), undefined)
      await bringSpaceBack({ story, task, journal, onStart, hub: { ...hub, clock }, deadline: limits.deadline, redactor })
      continue
    }
    if (next.kind === 'repair') {
      await journal.append({ type: 'run.repairing', message: `round ${next.round}: ${next.notes.error}`, data: { round: next.round, from: next.from, notes: next.notes } })
      continue
    }
    await runStep({ step: next.step, story, journal, context: toContext(options, limits, story), sumSpentUsd: async () => sumNow(options, await journal.story()) })
  }
}

/** Stops the steps where what comes next can't be paid for, and else when the time comes at which the budget is passed. */
function watchBudget({ task, clock }: RunRecipeOptions, limits: RunLimits, { use, facts }: RunStory, step: AnyStep | undefined): void {
  if (task.budgetUsd === null) return
  const flavor = facts.workspace?.hardware ?? null
  const isNeeded = step !== undefined && (step.state === 'creating_space' || step.state === 'assigning_hardware')
  const { decision, remainingUsd, usdPerHour, reason } = judgeSpending({ use, task, at: toIso(clock) }, isNeeded && flavor !== null && isPaidFlavor(flavor) ? flavor : null)
  // Without a cent left an agent can't do anything.
  const isSpent = step?.gives.includes('agent') === true && remainingUsd === 0
  if (decision !== 'go' || isSpent) limits.stop(reason)
  else limits.endAfter(usdPerHour > 0 ? ((remainingUsd ?? Infinity) / usdPerHour) * 3_600_000 : Infinity, `the budget of ${task.budgetUsd} USD is spent`)
}

function toContext({ task, hub, inference, agent, clock, files, scratch, redactor }: RunRecipeOptions, { deadline }: RunLimits, story: RunStory): Omit<StepContext, 'report'> {
  const spentUsd = sumSpending({ use: story.use, task, at: toIso(clock) }).totalUsd
  return {
    task,
    hub: { ...hub, clock },
    inference,
    signal: deadline.signal,
    deadline,
    clock,
    files,
    scratch,
    round: story.round,
    repair: story.repair,
    agent,
    redactor,
    remainingUsd: task.budgetUsd === null ? null : Math.max(0, task.budgetUsd - spentUsd),
  }
}

function sumNow({ task, clock }: RunRecipeOptions, { use }: RunStory): number {
  return sumSpending({ use, task, at: toIso(clock) }).totalUsd
}

function tellStop({ deadline }: RunLimits) {
  const stopped = findStop(deadline)
  return stopped === 'over_budget' ? { stopped, stopMessage: NaturalCadError.from(deadline.signal.reason).message } : { stopped }
}

function toRun({ run }: RunStory): FactoryRun {
  if (run !== null) return run
  throw new NaturalCadError('CONFLICT', 'the run has no events yet', { remedy: 'begin it first' })
}

function toIso(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}
