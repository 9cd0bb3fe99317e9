import { createSpaceFactory, type SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../commands/command-context.ts'
import { chooseToken } from './sign-in/choose-token.ts'

const reserveMs = 10 * 60_000

export interface OpenFactoryOptions {
  /** Of the Job that is to be started, which goes on with the token that it is given. */
  jobSeconds?: number
}

/** The factory of the Hub that the environment names, with the token of its user. Rejects with `UNAUTHORIZED` without one. */
export async function openFactory({ environment, signal }: CommandContext, { jobSeconds = 0 }: OpenFactoryOptions = {}): Promise<SpaceFactory> {
  const { hub } = environment
  const accessToken = await chooseToken(environment, { signal, lifeMs: jobSeconds * 1000 + reserveMs })
  return createSpaceFactory({ hubUrl: hub.url, accessToken, job: hub.job, ...(hub.bucket === undefined ? {} : { bucket: hub.bucket }) })
}
