import { join } from 'node:path'
import { createSpaceFactory, type SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import type { StatusLine } from '../../output/status-line.ts'
import { findPrograms } from './find-programs.ts'
import { startLocalHub, type LocalHub } from './start-local-hub.ts'

/** The emulator has this image, and needs to fetch nothing for it: the Node that runs here stands in. */
const localImage = 'node:24'

/** Does work with a local Hub, which ends with the work, however that ends. */
export async function withLocalHub<T>({ environment, signal }: CommandContext, line: StatusLine, work: (hub: LocalHub) => Promise<T>): Promise<T> {
  const { python } = findPrograms()
  line.begin('starting a local Hub')
  const hub = await startLocalHub({ python, packages: packagesFolder(environment.dataDir), signal }).finally(() => line.end())
  try {
    line.say(`local Hub ${hub.url}: open it in a browser to look on`)
    return await work(hub)
  } finally {
    line.end()
    line.begin('ending the local Hub')
    await hub.stop()
    line.end()
  }
}

/** The factory of a local Hub, for the token of one of its users. */
export function openLocalFactory({ url }: LocalHub, accessToken: string, { environment }: CommandContext): SpaceFactory {
  return createSpaceFactory({ hubUrl: url, inferenceUrl: `${url}/v1`, accessToken, job: { image: localImage, ...environment.hub.job } })
}

/** Wheels and environments, which are the same each time: what a second start need not fetch. */
function packagesFolder(dataDir: string): string {
  return join(dataDir, 'packages')
}
