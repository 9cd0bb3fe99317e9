import { HubApiError } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FailureClass } from '@naturalcad/contracts/factory'
import { whoAmI } from '@naturalcad/hub-client'
import type { StepContext } from '../../run/step.ts'
import { toHubCall } from './hub-call.ts'

/** What the Hub said to a call that failed. */
export interface HubAnswer {
  /** Null where none came. */
  httpStatus: number | null
  /** One line. */
  message: string
  /** The time that the Hub asks for before another try. */
  retryAfterMs: number | undefined
}

/** Of an error of our client or of `@huggingface/hub`. What ends the whole run, and what is no answer of the Hub, is thrown again. */
export function readHubAnswer(error: unknown): HubAnswer {
  if (error instanceof HubApiError) return { httpStatus: error.statusCode, message: oneLine(error.message.replace(/\.? URL: \S+(?: Request ID: \S+)?$/, '')), retryAfterMs: undefined }
  // So fetch tells of a connection that did not come about or broke.
  if (error instanceof TypeError && /fetch failed|network|terminated/i.test(error.message)) return { httpStatus: null, message: 'the connection to the Hub broke', retryAfterMs: undefined }
  if (!NaturalCadError.is(error)) throw error
  const { status } = error.details
  if (typeof status === 'number') return { httpStatus: status, message: oneLine(error.message), retryAfterMs: error.retryAfterMs }
  if (!error.code.startsWith('BACKEND_')) throw error
  return { httpStatus: null, message: oneLine(error.message), retryAfterMs: error.retryAfterMs }
}

/** Whether the same call may do at another time. */
export function isPassing({ httpStatus }: HubAnswer): boolean {
  return httpStatus === null || httpStatus === 429 || httpStatus >= 500
}

const classByStatus: Readonly<Record<number, FailureClass>> = { 400: 'config', 401: 'scope', 402: 'payment', 403: 'scope', 404: 'namespace', 409: 'conflict', 412: 'conflict', 413: 'config', 422: 'config', 429: 'rate_limit' }

/** The class of a call that writes into a Space that is there. */
export function classifyWrite({ httpStatus }: HubAnswer): FailureClass {
  return httpStatus === null ? 'network' : (classByStatus[httpStatus] ?? (httpStatus >= 500 ? 'network' : 'internal'))
}

/**
 * After a 401: rejects with `UNAUTHORIZED` where the token is not valid any more, which ends the run until somebody signs in again; where
 * it is, the right for the one call is missing.
 */
export async function assertTokenIsValid(context: StepContext): Promise<void> {
  await whoAmI(toHubCall(context))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 500)
}
