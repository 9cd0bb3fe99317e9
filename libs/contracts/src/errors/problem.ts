import { z } from 'zod'
import { errorCodes } from './error-code.ts'
import { NaturalCadError } from './naturalcad-error.ts'

/** An error on the wire: `application/problem+json` (RFC 9457) with the code, and upstream's top-level `error` text. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The same text as `detail`, where clients of the original endpoint look for it. */
  error: z.string(),
  code: z.enum(errorCodes),
  remedy: z.string().optional(),
  retryable: z.boolean(),
  retryAfterMs: z.number().int().nonnegative().optional(),
  requestId: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>

export function toProblem(error: NaturalCadError, requestId?: string): Problem {
  return {
    type: `urn:naturalcad:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: error.code.toLowerCase().replaceAll('_', ' '),
    status: error.httpStatus,
    detail: error.message,
    error: error.message,
    code: error.code,
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    retryable: error.retryable,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(error.retryAfterMs) }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(Object.keys(error.details).length === 0 ? {} : { details: { ...error.details } }),
  }
}

export function fromProblem(problem: Problem): NaturalCadError {
  return new NaturalCadError(problem.code, problem.detail, {
    details: { ...problem.details, ...(problem.requestId === undefined ? {} : { requestId: problem.requestId }) },
    retryable: problem.retryable,
    ...(problem.remedy === undefined ? {} : { remedy: problem.remedy }),
    ...(problem.retryAfterMs === undefined ? {} : { retryAfterMs: problem.retryAfterMs }),
  })
}
