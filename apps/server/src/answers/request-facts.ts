import type { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Response } from 'express'

/** What is known of a request beside the request itself. */
export interface RequestFacts {
  requestId: string
  /** Why the answer is an error. */
  error?: NaturalCadError
  runId?: string
}

const facts = new WeakMap<Response, RequestFacts>()

export function factsOf(response: Response): RequestFacts {
  const known = facts.get(response)
  if (known !== undefined) return known
  const fresh = { requestId: 'unknown' }
  facts.set(response, fresh)
  return fresh
}
