import { FactoryMode, RecipeName } from '@naturalcad/contracts/factory'
import { chooseScopes, recipeTable, scopeNeeds } from '@naturalcad/space-factory'
import type { RequestHandler } from 'express'
import { z } from 'zod'

/** What a page needs to offer the recipes, signed in or not. */
export const RecipeAnswer = z.object({
  name: RecipeName,
  title: z.string(),
  passesWhen: z.string(),
  needs: z.object({
    model: z.enum(['none', 'optional', 'required']),
    space: z.enum(['none', 'made', 'existing']),
    agent: z.enum(['none', 'fallback', 'always']),
  }),
  defaults: z.object({
    model: z.string().nullable(),
    mode: FactoryMode,
    timeoutSeconds: z.number().int(),
    repairRounds: z.number().int(),
  }),
  /** What a sign-in for this recipe alone asks for. */
  scopes: z.array(z.string()),
  /** What each is for, and those that only some cases need. */
  scopeNeeds: z.array(z.object({ scope: z.string(), orElse: z.array(z.string()), reason: z.string(), onlyFor: z.string().nullable() })),
})
export type RecipeAnswer = z.infer<typeof RecipeAnswer>

export function showRecipes(offeredScopes: readonly string[] | undefined): RequestHandler {
  const recipes: RecipeAnswer[] = RecipeName.options.map((name) => ({
    name,
    ...recipeTable[name],
    scopes: chooseScopes({ recipes: [name], offered: offeredScopes }),
    scopeNeeds: scopeNeeds[name].map((need) => ({ ...need, orElse: [...need.orElse] })),
  }))
  return (_request, response) => void response.json({ recipes })
}
