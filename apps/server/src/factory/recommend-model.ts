import { parseInput } from '@naturalcad/contracts/errors'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { askFactory, type FactoryCallTerms } from './call-factory.ts'

const RecommendQuery = z.object({ model: z.string().trim().min(1).max(300) })

/** How a model is best run. Reads it as the user, so private and gated ones too. */
export function recommendModel(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    const { model } = parseInput(RecommendQuery, request.query)
    const recommendation = await askFactory(request, response, terms, (factory, options) => factory.recommend(model, options))
    response.set('cache-control', 'no-store').json(recommendation)
  }
}
