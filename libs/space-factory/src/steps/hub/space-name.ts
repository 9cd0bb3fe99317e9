import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask } from '@naturalcad/contracts/factory'

/** Throws `INVALID_REQUEST` where the task names no Space, which no launcher lets happen. */
export function requireSpaceId({ spaceId }: Pick<FactoryTask, 'spaceId'>): string {
  if (spaceId === null || !/^[\w.-]+\/[\w.-]+$/.test(spaceId)) {
    throw new NaturalCadError('INVALID_REQUEST', `the task names no Space, but ${JSON.stringify(spaceId)}`, { remedy: 'name one as owner/name' })
  }
  return spaceId
}
