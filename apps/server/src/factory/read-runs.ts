import type { RequestHandler } from 'express'
import { askFactory, type FactoryCallTerms } from './call-factory.ts'
import { readLimit, readRunId } from './parameters.ts'

export function listRuns(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    const limit = readLimit(request)
    const runs = await askFactory(request, response, terms, (factory, options) => factory.list({ ...options, limit }))
    response.set('cache-control', 'no-store').json({ runs })
  }
}

export function readRun(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    const runId = readRunId(request, response)
    const view = await askFactory(request, response, terms, (factory, options) => factory.read(runId, options))
    response.set('cache-control', 'no-store').json(view)
  }
}
