import type { FactoryTask, RecipeName } from '@naturalcad/contracts/factory'
import type { Recipe } from '../run/recipe.ts'
import { agentEdit } from './agent-edit.ts'
import { agentQuickstart } from './agent-quickstart.ts'
import { helloJob } from './hello-job.ts'
import { longcat } from './longcat.ts'
import { recommendOnly } from './recommend.ts'
import { sampleSpace, templateSpace } from './template-space.ts'
import { textModel } from './text-model.ts'
import { universal } from './universal.ts'
import { validateSpace } from './validate-space.ts'

const recipes = {
  'hello-job': helloJob,
  'template-space': templateSpace,
  'agent-edit': agentEdit,
  'agent-quickstart': agentQuickstart,
  'text-model': textModel,
  recommend: recommendOnly,
  longcat,
  universal,
  'validate-space': validateSpace,
} as const satisfies Record<RecipeName, Recipe>

/** The steps of a task. */
export function findRecipe({ recipe, model }: Pick<FactoryTask, 'recipe' | 'model'>): Recipe {
  return recipe === 'template-space' && model === null ? sampleSpace : recipes[recipe]
}
