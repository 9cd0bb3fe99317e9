import { type FactoryState, type FactoryTask, type Failure, type InferenceGate, isFactoryTransitionLegal, verdictStates } from '@naturalcad/contracts/factory'
import type { Clock } from '@naturalcad/contracts'
import { createFailure } from '../../verdict/failure-table.ts'
import { decideGate } from '../../verdict/decide-gate.ts'
import { findFailure } from '../../verdict/find-failure.ts'
import type { GateFacts } from '../../verdict/gate-facts.ts'
import type { FactoryJournal } from '../journal/factory-journal.ts'
import type { RunStory } from '../journal/run-story.ts'
import type { Recipe } from '../recipe.ts'
import type { RunFiles } from '../run-files.ts'
import { sumSpending } from '../spending.ts'
import type { StepContext } from '../step.ts'
import { writeTestResult } from '../test-result-file.ts'
import { leaveNothingCostly } from './leave-nothing-costly.ts'
import { toGateFacts } from './to-gate-facts.ts'

export interface ClassifyOptions {
  /** Of the recipe; null leaves it to the gate. */
  judge: Recipe['judge']
  task: FactoryTask
  journal: FactoryJournal
  files: RunFiles
  hub: StepContext['hub']
  clock: Clock
  /** Ended from outside; null where the steps have come to their end. */
  stopped: GateFacts['stopped']
  /** Who stopped it, and how, where more is known than that. */
  stopMessage?: string | undefined
  signal: AbortSignal
}

interface Judgement {
  gate: InferenceGate | null
  result: RunStory['result']
  failure: Failure | null
  isSuccess: boolean
}

/**
 * The end of a run: the verdict from the facts, nothing left behind that costs, the gate as a file, then the two events that
 * end it. Started again after a kill, it goes on where it was: the verdict is given once.
 */
export async function classify(options: ClassifyOptions): Promise<void> {
  const { task, journal, clock, hub, signal } = options
  if (!(await journal.story()).isClassified) {
    const decidedAt = new Date(clock.now()).toISOString()
    const before = await journal.story()
    const { isSuccess, ...judgement } = decide(before, options, decidedAt)
    if (!isSuccess) await leaveNothingCostly({ task, story: before, journal, hub, signal })
    const story = await journal.story()
    const costs = sumSpending({ use: story.use, task, at: new Date(clock.now()).toISOString(), staysUp: isSuccess })
    const status = story.run?.status
    await journal.append({
      type: 'run.classified',
      message: judgement.gate?.evidence[0]?.detail ?? judgement.result?.detail ?? judgement.failure?.message ?? '',
      data: { ...judgement, costs },
      statusAfter: status !== undefined && isFactoryTransitionLegal(status, 'classifying') ? 'classifying' : undefined,
    })
  }
  await finish(options)
}

function decide({ facts }: RunStory, { judge, task, stopped, stopMessage }: ClassifyOptions, decidedAt: string): Judgement {
  if (judge === null) {
    const gateFacts = toGateFacts(task, facts, stopped)
    const gate = decideGate(gateFacts, decidedAt)
    return { gate, result: null, failure: findFailure(gateFacts, gate.status, stopMessage ?? gate.evidence[0]?.detail ?? ''), isSuccess: gate.success }
  }
  if (stopped !== null) {
    // The gate's own words for an end from outside; there is no verdict beside it.
    const gateFacts = toGateFacts(task, {}, stopped)
    const { status, evidence } = decideGate(gateFacts, decidedAt)
    const detail = stopMessage ?? evidence[0]?.detail ?? ''
    return { gate: null, result: { passed: false, detail }, failure: findFailure(gateFacts, status, detail), isSuccess: false }
  }
  const result = judge(facts)
  return { gate: null, result, failure: result.passed ? null : createFailure('output', result.detail), isSuccess: result.passed }
}

async function finish({ journal, files, task }: ClassifyOptions): Promise<void> {
  const { gate, result, run, facts } = await journal.story()
  if (gate !== null) {
    await files.writeJson('inference_gate.json', gate)
    const { live, workspace } = facts
    if (live !== undefined) await writeTestResult({ task, files }, { live, expected: task.live.expected ?? workspace?.expected ?? null, verdict: gate.status })
  }
  const failure = run?.failure ?? null
  await journal.append({
    type: 'run.finished',
    message: gate === null ? (result?.detail ?? 'the run is over') : `verdict ${gate.status}`,
    data: { verdict: gate?.status ?? null, failure },
    level: failure === null ? 'info' : 'warning',
    statusAfter: toEnd(gate, result, failure),
  })
}

function toEnd(gate: InferenceGate | null, result: RunStory['result'], failure: Failure | null): FactoryState {
  if (gate !== null) return verdictStates[gate.status]
  if (failure?.class === 'canceled') return 'canceled'
  if (failure?.class === 'job_timeout' || failure?.class === 'payment') return 'timed_out'
  return result?.passed === true ? 'done' : 'failed'
}
