import { join } from 'node:path'
import type { RecipeName } from '@naturalcad/contracts/factory'
import { createSpaceFactory, recipeTable, type SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import type { StatusLine } from '../../output/status-line.ts'
import { findPrograms } from './find-programs.ts'
import { startLocalHub, type LocalHub } from './start-local-hub.ts'

/** Needs nothing fetched: the Node that runs here stands in. An agent needs the usual image, since it is confined with the help of Python. */
const quickImage = { image: 'node:24' }

interface LocalHubOptions {
  line: StatusLine
  /** An OpenAI-compatible server that the agent thinks with. */
  inference?: string | undefined
}

/** Does work with a local Hub, which ends with the work, however that ends. */
export async function withLocalHub<T>({ environment, signal }: CommandContext, { line, inference }: LocalHubOptions, work: (hub: LocalHub) => Promise<T>): Promise<T> {
  const { python } = findPrograms()
  line.begin('starting a local Hub')
  const hub = await startLocalHub({ python, packages: packagesFolder(environment.dataDir), inference, signal }).finally(() => line.end())
  try {
    line.say(`local Hub ${hub.url}: open it in a browser to look on`)
    return await work(hub)
  } finally {
    line.end()
    line.begin('ending the local Hub')
    await hub.stop()
    line.end()
    line.say('the local Hub has ended, and its addresses with it')
  }
}

/** The factory of a local Hub, for the token of one of its users and a run of the recipe. */
export function openLocalFactory({ url }: LocalHub, accessToken: string, recipe: RecipeName, { environment }: CommandContext): SpaceFactory {
  const usual = recipeTable[recipe].needs.agent === 'none' ? quickImage : {}
  return createSpaceFactory({ hubUrl: url, inferenceUrl: `${url}/v1`, accessToken, job: { ...usual, ...environment.hub.job } })
}

/** Wheels and environments, which are the same each time: what a second start need not fetch. */
function packagesFolder(dataDir: string): string {
  return join(dataDir, 'packages')
}
