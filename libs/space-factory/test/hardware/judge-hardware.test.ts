import { type HardwareAnswer, judgeHardwareAnswer, judgeRuntimeHardware } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

const answer = (change: Partial<HardwareAnswer>): HardwareAnswer => ({ flavor: 'zero-a10g', via: 'create', httpStatus: 200, message: 'm', tries: 1, acceptsCpuShell: false, ...change })

test.each<[Partial<HardwareAnswer>, string, string | null, string | null]>([
  [{}, 'wait', null, null],
  [{ httpStatus: 400 }, 'fail', null, 'config'],
  [{ httpStatus: 401 }, 'fail', 'refused_auth', 'scope'],
  [{ httpStatus: 401, acceptsCpuShell: true }, 'fail', 'refused_auth', 'scope'],
  [{ httpStatus: 402 }, 'needs_manual_hardware', 'refused_payment', 'payment'],
  [{ httpStatus: 402, acceptsCpuShell: true }, 'retry_without_hardware', 'refused_payment', 'payment'],
  [{ httpStatus: 403 }, 'needs_manual_hardware', 'refused_plan', 'plan'],
  [{ httpStatus: 403, acceptsCpuShell: true }, 'retry_without_hardware', 'refused_plan', 'plan'],
  [{ httpStatus: 403, acceptsCpuShell: true, flavor: 'cpu-basic' }, 'fail', null, 'namespace'],
  [{ httpStatus: 402, acceptsCpuShell: true, flavor: 'cpu-basic' }, 'fail', null, 'payment'],
  [{ httpStatus: 409, message: 'You already created this space repo' }, 'fail', null, 'conflict'],
  [{ httpStatus: 409, message: 'Another operation is in progress' }, 'retry_later', null, null],
  [{ httpStatus: 409, message: 'Another operation is in progress', tries: 5 }, 'fail', null, 'conflict'],
  [{ httpStatus: 429 }, 'retry_later', null, null],
  [{ httpStatus: 429, tries: 5 }, 'fail', 'refused_capacity', 'rate_limit'],
  [{ httpStatus: 503, tries: 4 }, 'retry_later', null, null],
  [{ httpStatus: 503, tries: 5 }, 'fail', 'refused_capacity', 'network'],
  [{ httpStatus: 418 }, 'fail', null, 'internal'],
  [{ via: 'request' }, 'wait', null, null],
  [{ via: 'request', httpStatus: 401 }, 'needs_manual_hardware', 'refused_auth', 'scope'],
  [{ via: 'request', httpStatus: 401, acceptsCpuShell: true }, 'needs_manual_hardware', 'refused_auth', 'scope'],
  [{ via: 'request', httpStatus: 402 }, 'needs_manual_hardware', 'refused_payment', 'payment'],
  [{ via: 'request', httpStatus: 403 }, 'needs_manual_hardware', 'refused_auth', 'scope'],
  [{ via: 'request', httpStatus: 404 }, 'needs_manual_hardware', 'refused_capacity', 'internal'],
  [{ via: 'request', httpStatus: 429 }, 'retry_later', null, null],
  [{ via: 'request', httpStatus: 429, tries: 5 }, 'needs_manual_hardware', 'refused_capacity', 'rate_limit'],
  [{ via: 'request', httpStatus: 500, tries: 5 }, 'needs_manual_hardware', 'refused_capacity', 'network'],
])('%o: %s', (change, next, outcome, failureClass) => {
  const decision = judgeHardwareAnswer(answer(change))
  expect({ next: decision.next, outcome: decision.attempt?.outcome ?? null, failureClass: decision.failureClass }).toEqual({ next, outcome, failureClass })
})

test('whatever the Hub answers, the attempts end', () => {
  for (const via of ['create', 'request'] as const) for (let httpStatus = 100; httpStatus < 600; httpStatus += 1) for (const message of ['no', 'in progress']) {
    expect(judgeHardwareAnswer(answer({ via, httpStatus, message, tries: 5 })).next).not.toBe('retry_later')
  }
})

test.each([
  ['zero-a10g', 'zero-a10g', 'RUNNING', 'granted'],
  ['zero-a10g', 'cpu-basic', 'RUNNING', 'mismatch'],
  ['zero-a10g', 'cpu-basic', 'RUNNING_BUILDING', undefined],
  ['zero-a10g', null, 'RUNNING', undefined],
  ['zero-a10g', null, 'BUILDING', undefined],
  ['cpu-basic', null, 'BUILDING', 'not_needed'],
  ['cpu-basic', 'cpu-basic', 'RUNNING', 'not_needed'],
  ['cpu-basic', 't4-small', 'RUNNING', 'mismatch'],
] as const)('asked for %s, on %s in %s: %s', (requested, current, stage, outcome) => {
  expect(judgeRuntimeHardware({ requested, current, stage, via: 'create' })?.outcome).toBe(outcome)
})
