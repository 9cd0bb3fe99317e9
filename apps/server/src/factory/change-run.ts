import { parseInput } from '@naturalcad/contracts/errors'
import { isFactoryEnd } from '@naturalcad/contracts/factory'
import { longestJobSeconds } from '@naturalcad/space-factory'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { factsOf } from '../answers/request-facts.ts'
import { tellFactory, type FactoryCallTerms } from './call-factory.ts'
import { readRunId } from './parameters.ts'

const Nothing = z.strictObject({})

export function cancelRun(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    parseInput(Nothing, request.body)
    const runId = readRunId(request, response)
    const view = await tellFactory(request, response, terms, (factory, options) => factory.cancel(runId, options))
    // Where the Job needs a moment to end, so does the run.
    response.status(isFactoryEnd(view.run.status) ? 200 : 202).set('cache-control', 'no-store').json(view)
  }
}

/** Resumes an interrupted run. One that is over stays as it is, and the answer is a new run with its own address. `jobSeconds` as in `launchRun`. */
export function retryRun(terms: FactoryCallTerms, jobSeconds: number | undefined): RequestHandler {
  return async (request, response) => {
    parseInput(Nothing, request.body)
    const runId = readRunId(request, response)
    const view = await tellFactory(request, response, terms, (factory, options) => factory.retry(runId, options), {
      minLifeMs: longestJobSeconds(jobSeconds) * 1000,
    })
    const isNew = view.run.runId !== runId
    factsOf(response).runId = view.run.runId
    response.status(isNew ? 201 : 200).location(`/api/factory/runs/${view.run.runId}`).set('cache-control', 'no-store').json(view)
  }
}
