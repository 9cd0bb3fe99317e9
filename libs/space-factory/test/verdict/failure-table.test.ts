import { FailureClass } from '@naturalcad/contracts/factory'
import { createFailure, failureTable } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

test('every class has a row', () => {
  expect(Object.keys(failureTable)).toEqual(FailureClass.options)
})

test.each(FailureClass.options)('%s: another try does, or a person is told what to do', (name) => {
  const { retryable, manualAction } = createFailure(name, 'it did not work')
  expect(retryable).toBe(manualAction === null)
})

test('what is known of this failure goes before what holds for its class', () => {
  expect(createFailure('scope', 'no', 'grant jobs')).toEqual({ class: 'scope', message: 'no', retryable: false, manualAction: 'grant jobs' })
})
