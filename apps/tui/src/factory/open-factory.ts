import type { FactoryRequest } from '@naturalcad/contracts/factory'
import { createSpaceFactory, recipeTable, type SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../commands/command-context.ts'
import { chooseToken } from './sign-in/choose-token.ts'

const reserveMs = 10 * 60_000

/** The factory of the Hub that the environment names, with the token of its user. Rejects with `UNAUTHORIZED` without one. */
export async function openFactory({ environment, signal }: CommandContext, request?: FactoryRequest): Promise<SpaceFactory> {
  const { hub } = environment
  const timeoutSeconds = request && (request.timeoutSeconds ?? hub.job.timeoutSeconds ?? recipeTable[request.recipe].defaults.timeoutSeconds)
  const accessToken = await chooseToken(environment, { signal, ...(timeoutSeconds === undefined ? {} : { lifeMs: timeoutSeconds * 1000 + reserveMs }) })
  return createSpaceFactory({ hubUrl: hub.url, accessToken, job: hub.job, ...(hub.bucket === undefined ? {} : { bucket: hub.bucket }) })
}
