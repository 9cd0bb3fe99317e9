import type { Deadline } from '@naturalcad/contracts'
import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { RunStory } from './journal/run-story.ts'
import type { Recipe } from './recipe.ts'
import type { AnyStep, RepairNotes } from './step.ts'

export type Next =
  | { kind: 'step'; step: AnyStep }
  | { kind: 'repair'; round: number; from: string; notes: RepairNotes }
  | { kind: 'end' }

export interface FindNextOptions {
  recipe: Recipe
  story: RunStory
  task: FactoryTask
  deadline: Deadline
  /** Milliseconds since the epoch. */
  at: number
}

/** What comes after the events so far: the first step that is not finished, another round of repair, or the end. */
export function findNext({ recipe, story, task, deadline, at }: FindNextOptions): Next {
  const stop = story.finished.at(-1)?.stop ?? null
  if (stop === null) {
    const done = new Set(story.finished.map(({ step }) => step))
    const step = recipe.steps.find(({ name }) => !done.has(name))
    return step === undefined ? { kind: 'end' } : { kind: 'step', step }
  }
  const from = recipe.repairFrom
  const isInReach = from !== null && story.finished.some(({ step }) => step === from)
  if (stop.repair === null || !isInReach || story.round >= task.repairRounds) return { kind: 'end' }
  // A round that its time cuts off would turn what is known into `timed_out`.
  const lastRoundMs = story.roundStartedAt === null ? 0 : at - Date.parse(story.roundStartedAt)
  if (deadline.remainingMs() < lastRoundMs) return { kind: 'end' }
  return { kind: 'repair', round: story.round + 1, from, notes: stop.repair }
}
