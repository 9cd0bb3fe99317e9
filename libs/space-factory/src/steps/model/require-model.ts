import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask } from '@naturalcad/contracts/factory'

/** The task's model. Throws `INVALID_REQUEST` where a recipe that needs one was given none. */
export function requireModel({ model, recipe }: FactoryTask): { id: string; sha: string } {
  if (model !== null) return model
  throw new NaturalCadError('INVALID_REQUEST', `${recipe} needs a model, and the task names none`, { remedy: 'launch it with a model' })
}
