import { createLocalEngine, type LocalEngine } from '@naturalcad/cad-engine'
import type { ObjectStore, PartMaker } from '@naturalcad/contracts'
import type { Environment } from './environment.ts'

export interface ChosenMaker {
  maker: PartMaker
  /** For people: who does the work. */
  description: string
}

/** The engine in this process. With a store of its own the files do not go to the data folder; the log always does. */
export function openLocalEngine({ dataDir, settings }: Environment, store?: ObjectStore): LocalEngine {
  // A command makes one part: a second kernel would only cost memory.
  const ownSettings = { ...settings, server: { ...settings.server, maxConcurrentRuns: 1 } }
  return createLocalEngine({ dataDir, settings: ownSettings, ...(store === undefined ? {} : { store }) })
}

/** An engine that a part is about to be asked of: its kernel loads while the request is read. */
export function openWarmEngine(environment: Environment, store?: ObjectStore): LocalEngine {
  const engine = openLocalEngine(environment, store)
  // What is wrong with the kernel is told by the part that needs it.
  engine.warmUp().catch(() => undefined)
  return engine
}

/** The server that the environment names, with the local engine in its place when it does not answer; else the local engine. */
export async function chooseMaker(environment: Environment, store?: ObjectStore): Promise<ChosenMaker> {
  const { backendUrl, apiKey, backendTimeoutMs } = environment
  if (backendUrl === undefined) return { maker: openWarmEngine(environment, store), description: 'local engine' }
  const { createCadClient } = await import('@naturalcad/cad-client')
  const maker = createCadClient({
    baseUrl: backendUrl,
    fallback: async () => openLocalEngine(environment, store),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(backendTimeoutMs === undefined ? {} : { timeoutMs: backendTimeoutMs }),
  })
  return { maker, description: `server ${new URL(backendUrl).host}` }
}
