import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import type { PartMaker } from '@naturalcad/contracts/part'
import type { Settings } from '@naturalcad/contracts/settings'
import { createRedactor, type Redactor } from '@naturalcad/redaction'
import type { SpaceFactory, SpaceFactoryOptions } from '@naturalcad/space-factory'
import { createApp } from '../create-app.ts'
import { createSessions } from '../sign-in/sessions.ts'
import { createJsonLog } from './json-log.ts'
import type { ServerEnvironment } from './read-environment.ts'
import { startServer } from './start-server.ts'

export interface RunServerOptions {
  environment: ServerEnvironment
  version: string
  createMaker: (options: { dataDir: string; settings: Settings; redactor: Redactor }) => PartMaker
  createFactory: (options: SpaceFactoryOptions) => SpaceFactory
}

/** Longer than most supervisors wait would be in vain; a run that takes longer is canceled. */
const drainMs = 25_000

/** Serves until SIGTERM or SIGINT. Resolves when the last connection and the maker are closed. */
export async function runServer({ environment, version, createMaker, createFactory }: RunServerOptions): Promise<void> {
  const { access: appAccess, port, isPortDefault, dataDir, settings, includeCode, hubUrl, application, job } = environment
  const secrets = [appAccess.apiKey, application?.clientSecret].filter((secret) => secret !== undefined)
  const redactor = createRedactor({ secrets })
  const log = createJsonLog(redactor, (line) => process.stderr.write(line))
  const maker = createMaker({ dataDir, settings, redactor })
  const sessions = createSessions()
  const draining = new AbortController()
  const stopped = new AbortController()
  const app = createApp({
    maker,
    factory: { application, sessions, createFactory: (user) => createFactory({ ...user, hubUrl, job }), jobSeconds: job.timeoutSeconds },
    settings,
    access: appAccess,
    log,
    version,
    includeCode,
    draining: draining.signal,
    stopped: stopped.signal,
    findObstacles: () => findObstacles(dataDir),
  })
  const server = await startServer({
    app,
    host: appAccess.host,
    port,
    mayUseAnotherPort: isPortDefault,
    onDraining: () => draining.abort(),
    onStopped: () => stopped.abort(),
  })
  const signaled = waitForSignal()
  if (server.port !== port && port !== 0) process.stdout.write(`Port ${port} is taken; using ${server.port}.\n`)
  process.stdout.write(`NaturalCAD serves on ${server.url} (Ctrl-C stops it)\n`)
  log({ event: 'server-started', url: server.url, version })

  log({ event: 'server-stopping', signal: await signaled })
  await server.close(drainMs)
  sessions.close()
  await maker.close()
  log({ event: 'server-stopped' })
}

/** The first signal asks; a second one finds no listener and ends the process at once, as people expect of a second Ctrl-C. */
function waitForSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const listen = (signal: NodeJS.Signals) => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.removeListener(name, listen)
      resolve(signal)
    }
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, listen)
  })
}

async function findObstacles(dataDir: string): Promise<string[]> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
    return []
  } catch {
    return ['the data folder can not be written']
  }
}
