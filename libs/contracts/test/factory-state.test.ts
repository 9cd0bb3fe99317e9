import { exitCodeByVerdict, FactoryRunId, FactoryState, factoryTransitions, isFactoryEnd, isFactoryTransitionLegal, Verdict, verdictOutcomes, verdictStates } from '@naturalcad/contracts/factory'
import { expect, test } from 'vitest'

const ends = ['done', 'failed', 'canceled', 'timed_out', 'needs_manual_hardware'] as const

test('the ends are five, and nothing follows them', () => {
  expect(FactoryState.options.filter(isFactoryEnd)).toEqual(ends)
})

test('every state is reached from the first, and an end from every state', () => {
  const reachedFrom = (start: FactoryState) => {
    const reached = new Set<FactoryState>([start])
    for (const state of reached) for (const next of factoryTransitions[state]) reached.add(next)
    return reached
  }
  expect([...reachedFrom('created')].sort()).toEqual([...FactoryState.options].sort())
  for (const state of FactoryState.options) expect(ends.some((end) => reachedFrom(state).has(end))).toBe(true)
})

test.each(FactoryState.options.filter((state) => !isFactoryEnd(state)))('%s can fail, be canceled and run out of time', (state) => {
  expect((['failed', 'canceled', 'timed_out'] as const).map((end) => isFactoryTransitionLegal(state, end))).toEqual([true, true, true])
})

test('a run is done only after it was classified', () => {
  expect(FactoryState.options.filter((state) => isFactoryTransitionLegal(state, 'done'))).toEqual(['classifying'])
})

test('there are seventeen verdicts, and every state that one ends in follows classification', () => {
  expect(Verdict.options).toHaveLength(17)
  for (const verdict of Verdict.options) expect(isFactoryTransitionLegal('classifying', verdictStates[verdict])).toBe(true)
})

test('a command exits with 0 for a success and nothing else', () => {
  for (const verdict of Verdict.options) expect(exitCodeByVerdict[verdict] === 0).toBe(verdictOutcomes[verdict] === 'success')
})

test.each(['20260801-120000-abcdefg7', '19991231-235959-zzzzzzzz'])('takes the run id %s', (id) => {
  expect(FactoryRunId.parse(id)).toBe(id)
})

test.each(['', '20260801-120000-abcdefg', '20260801-120000-abcdefg1', '20260801-120000-ABCDEFGH', '../0801-120000-abcdefgh', '20260801-120000-abcdefgh\n'])('refuses the run id %j', (id) => {
  expect(FactoryRunId.safeParse(id).success).toBe(false)
})
