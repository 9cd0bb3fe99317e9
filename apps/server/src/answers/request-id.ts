import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { factsOf } from './request-facts.ts'

/** Takes over the id of a proxy or client where it is plain, else makes one; answered, logged and put into problems. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id')
  const id = given !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID()
  factsOf(response).requestId = id
  response.set('x-request-id', id)
  next()
}
