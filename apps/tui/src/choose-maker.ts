import { createCadClient } from '@naturalcad/cad-client'
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
  return createLocalEngine({ dataDir, settings, ...(store === undefined ? {} : { store }) })
}

/** The server that the environment names, with the local engine in its place when it does not answer; else the local engine. */
export function chooseMaker(environment: Environment, store?: ObjectStore): ChosenMaker {
  const { backendUrl, apiKey, backendTimeoutMs } = environment
  if (backendUrl === undefined) return { maker: openLocalEngine(environment, store), description: 'local engine' }
  const maker = createCadClient({
    baseUrl: backendUrl,
    fallback: async () => openLocalEngine(environment, store),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(backendTimeoutMs === undefined ? {} : { timeoutMs: backendTimeoutMs }),
  })
  return { maker, description: `server ${new URL(backendUrl).host}` }
}
