import { NaturalCadError, toProblem, type Problem } from '@naturalcad/contracts/errors'
import type { ErrorRequestHandler, Response } from 'express'
import { factsOf } from './request-facts.ts'

export interface SendProblemOptions {
  /** Where the original contract asks for another status than the code's. */
  status?: number
}

/** Answers with `application/problem+json` and the status the error stands for. */
export function sendProblem(response: Response, error: NaturalCadError, { status = error.httpStatus }: SendProblemOptions = {}): void {
  const facts = factsOf(response)
  facts.error = error
  if (response.headersSent) {
    // A cut connection is the only honest end of an answer that can't be finished.
    response.destroy()
    return
  }
  if (error.retryAfterMs !== undefined) response.set('retry-after', String(Math.ceil(error.retryAfterMs / 1000)))
  response.status(status).set('cache-control', 'no-store').type('application/problem+json')
  response.send(JSON.stringify({ ...toPublicProblem(error, facts.requestId), status }))
}

/** What a stranger may read: the message of an unexpected error stays in the log. */
export function toPublicProblem(error: NaturalCadError, requestId: string): Problem {
  if (error.code !== 'INTERNAL') return toProblem(error, requestId)
  return toProblem(new NaturalCadError('INTERNAL', 'the server failed; its log says why under the request id'), requestId)
}

export const answerError: ErrorRequestHandler = (thrown, _request, response, _next) => sendProblem(response, toServerError(thrown))

/** Gives what Express and its body parser throw a code. Their messages quote the body and are left out. */
export function toServerError(thrown: unknown): NaturalCadError {
  if (
    NaturalCadError.is(thrown) ||
    !(thrown instanceof Error) ||
    !('status' in thrown) ||
    typeof thrown.status !== 'number' ||
    thrown.status >= 500
  ) {
    return NaturalCadError.from(thrown)
  }
  const limit = 'limit' in thrown && typeof thrown.limit === 'number' ? thrown.limit : undefined
  switch ('type' in thrown ? thrown.type : undefined) {
    case 'entity.too.large':
      return new NaturalCadError('PAYLOAD_TOO_LARGE', `the body is larger than ${limit} bytes`, {
        details: { limit },
        remedy: 'Shorten the request.',
      })
    case 'entity.parse.failed':
      return new NaturalCadError('INVALID_REQUEST', 'the body is not valid JSON', { remedy: 'Send one JSON object.' })
    case 'encoding.unsupported':
      return new NaturalCadError('UNSUPPORTED_MEDIA_TYPE', 'compressed bodies are not read', { remedy: 'Send the body without content-encoding.' })
    case 'request.aborted':
      return new NaturalCadError('CANCELED', 'the client left before its request was complete')
    default:
      return new NaturalCadError('INVALID_REQUEST', 'the request is malformed', { remedy: 'Check the address and the headers of the request.' })
  }
}
