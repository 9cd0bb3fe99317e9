import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { FactoryRequest } from '@naturalcad/contracts/factory'
import { jobSecondsOf } from '@naturalcad/space-factory'
import type { RequestHandler, Response } from 'express'
import { factsOf } from '../answers/request-facts.ts'
import { askFactory, tellFactory, type FactoryCallTerms } from './call-factory.ts'

const requests = new WeakMap<Response, FactoryRequest>()

export const validateFactoryRequest: RequestHandler = (request, response, next) => {
  requests.set(response, parseInput(FactoryRequest, request.body))
  next()
}

/** What a launch would do and cost; nothing is made. */
export function planRun(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    const plan = await askFactory(request, response, terms, (factory, options) => factory.plan(validRequestOf(response), options))
    response.set('cache-control', 'no-store').json(plan)
  }
}

/** `jobSeconds` where Jobs take another time than their recipe has. */
export function launchRun(terms: FactoryCallTerms, jobSeconds: number | undefined): RequestHandler {
  return async (request, response) => {
    const wanted = validRequestOf(response)
    const launch = await tellFactory(request, response, terms, (factory, options) => factory.launch(wanted, options), {
      // The Job goes on with the token that it is given.
      minLifeMs: jobSecondsOf(wanted, jobSeconds) * 1000,
    })
    const { runId } = launch.run
    factsOf(response).runId = runId
    response.status(201).location(`/api/factory/runs/${runId}`).set('cache-control', 'no-store').json(launch)
  }
}

function validRequestOf(response: Response): FactoryRequest {
  const request = requests.get(response)
  if (request === undefined) throw new NaturalCadError('INTERNAL', 'a route asked for a request that was not validated')
  return request
}
