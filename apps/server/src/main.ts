#!/usr/bin/env node
import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { createLocalEngine } from '@naturalcad/cad-engine'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createRedactor } from '@naturalcad/redaction'
import { createApp } from './create-app.ts'
import { createJsonLog } from './process/json-log.ts'
import { readEnvironment } from './process/read-environment.ts'
import { startServer } from './process/start-server.ts'
import { version } from './version.ts'

/** Longer than a run may take would only delay the end: the supervisor's own patience is about this long. */
const drainMs = 25_000

async function main(): Promise<void> {
  const environment = readEnvironment(process.env)
  const { access: appAccess, port, isPortDefault, dataDir, settings, includeCode } = environment
  const redactor = createRedactor({ secrets: appAccess.apiKey === undefined ? [] : [appAccess.apiKey] })
  const log = createJsonLog(redactor, (line) => process.stderr.write(line))
  const maker = createLocalEngine({ dataDir, settings, redactor })
  const draining = new AbortController()
  const stopped = new AbortController()
  const app = createApp({
    maker,
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
  if (server.port !== port && port !== 0) process.stdout.write(`Port ${port} is taken; using ${server.port}.\n`)
  process.stdout.write(`NaturalCAD serves on ${server.url} (Ctrl-C stops it)\n`)
  log({ event: 'server-started', url: server.url, version })

  const stop = (signal: NodeJS.Signals) => {
    // A second signal ends the process at once, as people expect of a second Ctrl-C.
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.removeListener(name, stop)
    log({ event: 'server-stopping', signal })
    void server
      .close(drainMs)
      .then(() => maker.close())
      .then(() => log({ event: 'server-stopped' }), fail)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
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

function fail(thrown: unknown): void {
  const error = NaturalCadError.from(thrown)
  process.stderr.write(`naturalcad server: ${error.message}${error.remedy === undefined ? '' : ` ${error.remedy}`}\n`)
  process.exitCode = error.exitCode
}

main().catch(fail)
