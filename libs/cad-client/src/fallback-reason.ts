import type { ErrorCode, NaturalCadError } from '@naturalcad/contracts/errors'
import type { FallbackReason } from '@naturalcad/contracts/part'

const reasons: Partial<Record<ErrorCode, FallbackReason>> = {
  BACKEND_UNAVAILABLE: 'backend_unavailable',
  BACKEND_TIMEOUT: 'backend_timeout',
  BACKEND_ERROR: 'backend_error',
  RATE_LIMITED: 'backend_busy',
  QUEUE_FULL: 'backend_busy',
}

/** Why another maker may answer. Undefined for a refusal of this very request: a wrong key has to stay visible. */
export function findFallbackReason(error: NaturalCadError): FallbackReason | undefined {
  return reasons[error.code]
}
