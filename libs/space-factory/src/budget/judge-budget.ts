export interface BudgetFacts {
  /** The most that is still to come; before the start, the estimate. */
  aheadUsd: number
  spentUsd: number
  /** Null is no bound. */
  budgetUsd: number | null
}

export interface BudgetDecision {
  /** `stop` at once: the budget is passed. `refuse`: what is ahead would pass it, so it must not be started. */
  decision: 'go' | 'refuse' | 'stop'
  /** Null without a bound; never below zero. */
  remainingUsd: number | null
  reason: string
}

/** Spending the budget to the last cent is within it. */
export function judgeBudget({ aheadUsd, spentUsd, budgetUsd }: BudgetFacts): BudgetDecision {
  if (budgetUsd === null) return { decision: 'go', remainingUsd: null, reason: 'there is no budget' }
  // Sums of binary fractions differ in their last digits.
  const remaining = budgetUsd - spentUsd
  const remainingUsd = Math.max(0, remaining)
  if (remaining < -1e-9) return { decision: 'stop', remainingUsd, reason: `${show(spentUsd)} USD are spent, the budget is ${show(budgetUsd)}` }
  if (aheadUsd > remaining + 1e-9) return { decision: 'refuse', remainingUsd, reason: `up to ${show(aheadUsd)} USD are ahead, ${show(remainingUsd)} are left` }
  return { decision: 'go', remainingUsd, reason: `up to ${show(aheadUsd)} USD are ahead, ${show(remainingUsd)} are left` }
}

function show(usd: number): string {
  return usd.toFixed(4).replace(/0{1,2}$/, '')
}
