import type { Recipe } from '@naturalcad/space-factory'
import type { CountedOutside } from './counted-outside.ts'
import { madeUpFacts, madeUpRecipe } from './made-up-recipe.ts'

/** Two rounds: what the first wrote does not build. */
export function repairedRecipe({ onStep }: CountedOutside): Recipe {
  const notes = { what: 'build' as const, error: 'No module named torch', hint: null }
  const broken = { facts: { runtime: { ...madeUpFacts.runtime, stage: 'BUILD_ERROR' } }, stop: { reason: 'it does not build', repair: notes } }
  return madeUpRecipe({ onStep, changes: { runtime: ({ round }) => (round === 0 ? broken : { facts: { runtime: madeUpFacts.runtime } }) } })
}
