import { type ErrorCode, NaturalCadError } from '@naturalcad/contracts/errors'
import type { Failure, FailureClass } from '@naturalcad/contracts/factory'
import { createFailure, failureTable } from '../verdict/failure-table.ts'

/** Codes that are not named are faults of the factory itself. */
const classByCode: Partial<Record<ErrorCode, FailureClass>> = {
  UNAUTHORIZED: 'auth',
  FORBIDDEN: 'scope',
  PAYMENT_REQUIRED: 'payment',
  RATE_LIMITED: 'rate_limit',
  QUEUE_FULL: 'rate_limit',
  CONFLICT: 'conflict',
  PRECONDITION_FAILED: 'conflict',
  BACKEND_UNAVAILABLE: 'network',
  BACKEND_TIMEOUT: 'network',
  BACKEND_ERROR: 'network',
  UNAVAILABLE: 'network',
  DEADLINE_EXCEEDED: 'network',
  STORAGE_FAILED: 'network',
}

/** What interrupts a run, as `state.json` keeps it. The error's own remedy stands where a person has to act. */
export function toFailure(thrown: unknown): Failure {
  const error = NaturalCadError.from(thrown)
  const failureClass = classByCode[error.code] ?? 'internal'
  const failure = createFailure(failureClass, error.message)
  return failureTable[failureClass].manualAction === null || error.remedy === undefined ? failure : { ...failure, manualAction: error.remedy }
}
