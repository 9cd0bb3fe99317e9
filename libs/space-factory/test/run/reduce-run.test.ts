import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryEvent, FactoryRun, FactoryState, factoryTransitions, isFactoryEnd } from '@naturalcad/contracts/factory'
import { reduceRun } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

const at = '2026-08-01T12:00:05.000Z'
const run = (status: FactoryState, seq = 3): FactoryRun =>
  FactoryRun.parse({
    schemaVersion: 1, runId: '20260801-120000-abcdefgh', kind: 'universal', status, previousStatus: null, seq,
    startedAt: '2026-08-01T12:00:00.000Z', updatedAt: '2026-08-01T12:00:00.000Z', finishedAt: null, user: 'ada', job: null, target: null, model: null,
    mode: 'full-inference-gated', resultStatus: null, failure: null, costs: null, links: {},
  })
const event = (seq: number, statusAfter?: FactoryState): FactoryEvent => ({
  schemaVersion: 1, runId: '20260801-120000-abcdefgh', seq, at, level: 'info', type: 'space.moved', message: '', data: {},
  ...(statusAfter === undefined ? {} : { statusAfter }),
})
const pairs = FactoryState.options.flatMap((from) => FactoryState.options.filter((to) => to !== from).map((to) => [from, to] as const))

test.each(pairs)('%s to %s: done where it is legal, refused where it is not', (from, to) => {
  const legal = (factoryTransitions[from] as readonly FactoryState[]).includes(to)
  if (!legal) return expect(() => reduceRun(run(from), event(4, to))).toThrow(`${from} does not lead to ${to}`)
  expect(reduceRun(run(from), event(4, to))).toMatchObject({ status: to, previousStatus: from, seq: 4, updatedAt: at, finishedAt: isFactoryEnd(to) ? at : null })
})

test('an event without a state leaves the state and counts', () => {
  expect(reduceRun(run('building'), event(4))).toEqual({ ...run('building'), seq: 4, updatedAt: at })
})

test.each([3, 5, 2])('seq %i after 3 is refused as a conflict', (seq) => {
  expect(() => reduceRun(run('building'), event(seq))).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
})

test('an event of another run is refused', () => {
  try {
    reduceRun(run('building'), { ...event(4), runId: '20260801-120000-zzzzzzzz' })
    expect.unreachable()
  } catch (error) {
    expect(NaturalCadError.is(error) && error.message).toContain('it is of run 20260801-120000-zzzzzzzz')
  }
})

test('what came before is not changed', () => {
  const before = run('building')
  reduceRun(before, event(4, 'starting'))
  expect(before).toEqual(run('building'))
})

const created: FactoryEvent = {
  schemaVersion: 1, runId: '20260801-120000-abcdefgh', seq: 1, at, level: 'info', type: 'run.created', message: '', statusAfter: 'created',
  data: { kind: 'universal', user: 'ada', mode: 'full-inference-gated', model: null, target: null, costs: null, links: {} },
}

test('the first event makes the run', () => {
  expect(FactoryRun.parse(reduceRun(null, created))).toMatchObject({ status: 'created', seq: 1, startedAt: at, kind: 'universal', previousStatus: null })
})

test.each([
  ['another event before it', null, event(1)],
  ['one that is not the first', null, { ...created, seq: 2 }],
  ['a second one', run('created', 1), { ...created, seq: 2 }],
])('a run is made once, by its first event: %s is refused', (_, before, refused) => {
  expect(() => reduceRun(before, refused)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
})

test('an event that lacks what its type says is refused', () => {
  expect(() => reduceRun(run('job_running'), { ...event(4), type: 'step.finished', data: { step: 'a' } })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('a new worker clears what interrupted the one before', () => {
  const failure = { class: 'network', message: 'gone', retryable: true, manualAction: null }
  const interrupted = reduceRun(run('building'), { ...event(4), type: 'run.interrupted', data: { failure, spentUsd: 0 } })
  expect(interrupted).toMatchObject({ status: 'building', failure })
  expect(reduceRun(interrupted, { ...event(5), type: 'job.started', data: { job: null } })).toMatchObject({ status: 'building', failure: null })
})
