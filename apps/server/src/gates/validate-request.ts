import { NaturalCadError } from '@naturalcad/contracts/errors'
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
    const parsed = PartRequest.safeParse(body)
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      const text = issues.map(({ path, message }) => (path === '' || message.startsWith(path) ? message : `${path}: ${message}`)).join('; ')
      return next(new NaturalCadError('INVALID_REQUEST', text, { details: { issues }, remedy: 'Correct the named keys; see /openapi.json.' }))
    }
    if ([...parsed.data.prompt].length > maxPromptChars) {
      return next(
        new NaturalCadError('INVALID_REQUEST', `prompt is longer than ${maxPromptChars} characters`, {
          details: { limit: maxPromptChars },
          remedy: 'Shorten the prompt.',
        }),
      )
    }
    requests.set(response, parsed.data)
    next()
  }
}

/** What `validateRequest` parsed for this answer. */
export function validRequestOf(response: Response): PartRequest {
  const request = requests.get(response)
  if (request === undefined) throw new NaturalCadError('INTERNAL', 'a route asked for a request that was not validated')
  return request
}
