import { z } from 'zod'

/** What the factory can be asked to do. */
export const RecipeName = z.enum([
  'hello-job',
  'template-space',
  'agent-edit',
  'agent-quickstart',
  'text-model',
  'recommend',
  'longcat',
  'universal',
  'validate-space',
])
export type RecipeName = z.infer<typeof RecipeName>

/** How far a build is meant to go: an app that boots, inference if it can be had, or inference that is proven. */
export const FactoryMode = z.enum(['safe-scaffold', 'full-inference-attempt', 'full-inference-gated'])
export type FactoryMode = z.infer<typeof FactoryMode>

export const defaultFactoryMode = 'full-inference-gated' satisfies FactoryMode
