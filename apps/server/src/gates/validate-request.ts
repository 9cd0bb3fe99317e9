import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { PartRequest } from '@naturalcad/contracts/part'
import type { RequestHandler, Response } from 'express'
import { sendProblem } from '../answers/problem.ts'

const requests = new WeakMap<Response, PartRequest>()

/** Parses the body into a part request. The text of the prompt never gets into an error. */
export function validateRequest(maxPromptChars: number): RequestHandler {
  return (request, response, next) => {
    const body: unknown = request.body
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      // The original endpoint's one use of 422.
      sendProblem(response, new NaturalCadError('INVALID_REQUEST', 'the body is not a JSON object', { remedy: 'Send an object with a prompt.' }), {
        status: 422,
      })
      return
    }
    const parsed = parseInput(PartRequest, body)
    if ([...parsed.prompt].length > maxPromptChars) {
      throw new NaturalCadError('INVALID_REQUEST', `prompt is longer than ${maxPromptChars} characters`, {
        details: { limit: maxPromptChars },
        remedy: 'Shorten the prompt.',
      })
    }
    requests.set(response, parsed)
    next()
  }
}

/** What `validateRequest` parsed for this answer. */
export function validRequestOf(response: Response): PartRequest {
  const request = requests.get(response)
  if (request === undefined) throw new NaturalCadError('INTERNAL', 'a route asked for a request that was not validated')
  return request
}
