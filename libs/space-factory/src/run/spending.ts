import type { FactoryTask } from '@naturalcad/contracts/factory'
import { type Costs, type CountedUse, sumCosts, type TimedUse } from '../budget/cost-lines.ts'
import { type BudgetDecision, judgeBudget } from '../budget/judge-budget.ts'
import { findFlavor } from '../hardware/flavors.ts'
import type { RunUse } from './journal/run-story.ts'

export interface SpendingOptions {
  use: RunUse
  task: FactoryTask
  /** UTC ISO time up to which what is under way has been used. */
  at: string
  /** The Space stays up when the run is over, and costs until it falls asleep. */
  staysUp?: boolean
}

/**
 * What a run has cost: the Job and the Space by time and price, inference by its own count. A Space counts while a worker had it, and for the
 * time until it sleeps after each worker that left it.
 */
export function sumSpending({ use, task, at, staysUp = false }: SpendingOptions): Costs {
  const sessions = use.sessions.map(({ flavor, from, to, isOpen }) => ({ flavor, from: Date.parse(from), to: Date.parse(isOpen && at > to ? at : to), isOpen }))
  const uses: (TimedUse | CountedUse)[] = []
  for (const { flavor, from, to } of sessions) if (isPriced(flavor)) uses.push({ what: 'job', flavor, seconds: (to - from) / 1000 })
  for (const space of use.paidSpaces) {
    const [from, to] = [Date.parse(space.from), space.to === null ? Number.POSITIVE_INFINITY : Date.parse(space.to)]
    const had = sessions.map((session) => Math.max(0, Math.min(session.to, to) - Math.max(session.from, from)) / 1000)
    const sleeps = sessions.filter((session) => !session.isOpen && session.to > from && session.to < to).length + (staysUp && space.to === null && sessions.at(-1)?.isOpen === true ? 1 : 0)
    if (isPriced(space.flavor)) uses.push({ what: 'space', flavor: space.flavor, seconds: sum(had) + sleeps * task.hardware.sleepTimeSeconds })
  }
  const inferenceUsd = use.inferenceUsd + use.openInferenceUsd
  if (inferenceUsd > 0) uses.push({ what: 'inference', usd: inferenceUsd, basis: 'as the tokens were counted' })
  return sumCosts(uses)
}

/** Whether another minute of all that is used may be paid for. `nextFlavor` is hardware that the next step would put the Space on. */
export function judgeSpending(options: SpendingOptions, nextFlavor: string | null = null): BudgetDecision & { usdPerHour: number } {
  const usdPerHour = sumRates(options.use, nextFlavor)
  const decision = judgeBudget({ aheadUsd: usdPerHour / 60, spentUsd: sumSpending(options).totalUsd, budgetUsd: options.task.budgetUsd })
  return { ...decision, usdPerHour }
}

function sumRates({ sessions, paidSpaces }: RunUse, nextFlavor: string | null): number {
  const inUse = [sessions.findLast(({ isOpen }) => isOpen)?.flavor, paidSpaces.findLast(({ to }) => to === null)?.flavor ?? nextFlavor]
  return sum(inUse.map((flavor) => (flavor == null ? 0 : (findFlavor(flavor)?.usdPerHour ?? 0))))
}

function isPriced(flavor: string | null): flavor is string {
  return flavor !== null && findFlavor(flavor)?.usdPerHour != null
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
