import { estimateCosts, judgeBudget, sumCosts } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

test('an estimate is the most that a run can cost: all of the Job, and the Space with its sleep', () => {
  const costs = estimateCosts({ job: { flavor: 'cpu-upgrade', timeoutSeconds: 3600 }, space: { flavor: 'l4x1', activeSeconds: 1500, sleepTimeSeconds: 300 }, inferenceUsd: 0.5 })
  expect(costs.totalUsd).toBe(0.93)
  expect(costs.lines).toEqual([
    { what: 'job', usd: 0.03, basis: 'cpu-upgrade, 60 min at 0.03 USD an hour' },
    { what: 'space', usd: 0.4, basis: 'l4x1, 30 min at 0.8 USD an hour' },
    { what: 'inference', usd: 0.5, basis: 'upper bound' },
  ])
})

test('what is free costs nothing', () => {
  expect(estimateCosts({ job: { flavor: 'cpu-basic', timeoutSeconds: 3600 }, space: { flavor: 'zero-a10g', activeSeconds: 1500, sleepTimeSeconds: null } }).totalUsd).toBe(0)
})

test('sums are rounded up, and not by what binary fractions add', () => {
  expect(sumCosts([{ what: 'inference', usd: 0.1, basis: '' }, { what: 'inference', usd: 0.2, basis: '' }]).totalUsd).toBe(0.3)
  expect(sumCosts([{ what: 'inference', usd: 0.00001, basis: '' }]).totalUsd).toBe(0.0001)
})

test.each(['toaster', 'cpu-xl'])('the unknown price of %s is no price of zero', (flavor) => {
  expect(() => sumCosts([{ what: 'job', flavor, seconds: 1 }])).toThrow(`the price of ${flavor} is not known`)
})

test.each([NaN, -1, Infinity])('%d seconds are refused', (seconds) => {
  expect(() => sumCosts([{ what: 'job', flavor: 'cpu-basic', seconds }])).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test.each([
  [{ aheadUsd: 9, spentUsd: 9, budgetUsd: null }, 'go', null],
  [{ aheadUsd: 1, spentUsd: 0, budgetUsd: 1 }, 'go', 1],
  [{ aheadUsd: 1.01, spentUsd: 0, budgetUsd: 1 }, 'refuse', 1],
  [{ aheadUsd: 0.5, spentUsd: 0.6, budgetUsd: 1 }, 'refuse', 0.4],
  [{ aheadUsd: 0, spentUsd: 1, budgetUsd: 1 }, 'go', 0],
  [{ aheadUsd: 0, spentUsd: 1.0001, budgetUsd: 1 }, 'stop', 0],
  [{ aheadUsd: 0, spentUsd: 0.1 + 0.2, budgetUsd: 0.3 }, 'go', 0],
  [{ aheadUsd: 0, spentUsd: 0, budgetUsd: 0 }, 'go', 0],
  [{ aheadUsd: 0.01, spentUsd: 0, budgetUsd: 0 }, 'refuse', 0],
] as const)('%o: %s', (facts, decision, remainingUsd) => {
  expect(judgeBudget(facts)).toMatchObject({ decision, remainingUsd })
  expect(judgeBudget(facts).reason).not.toMatch(/NaN|-/)
})
