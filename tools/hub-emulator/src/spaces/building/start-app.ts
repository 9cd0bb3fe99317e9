import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Mount, PythonEnvironment } from '@naturalcad/sandbox'
import type { Container, ContainerEnd } from '../../containers/container.ts'
import type { Runtime } from '../../containers/images.ts'
import { findFlavor } from '../../hardware/flavors.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'
import type { RunningApp, SpaceSource } from '../runtime/space-runner.ts'
import { standardHardware } from '../settings/sleep-time.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'
import { exportCommit } from './export-commit.ts'
import { createSecretMask } from './secret-mask.ts'
import { measureApp } from './measure-app.ts'
import { waitForAnswer } from './wait-for-answer.ts'

/** Where the files of a Space lie inside, as on the Hub. */
const appFolder = '/home/user/app'
const GiB = 2 ** 30
/** What tells why an app ended: its last words. */
const reasonLines = 40
const reasonCharacters = 8000

export interface AppRequest {
  source: SpaceSource
  runtime: Runtime
  command: readonly [program: string, ...args: string[]]
  packages: PythonEnvironment
  /** That of the SDK; variables of the Space win. */
  environment: Record<string, string>
  /** What it needs beside its image. */
  readOnly?: readonly Mount[]
  port: number
  log: (text: string) => void
  signal: AbortSignal
}

/** Starts the process of a Space on a fresh copy of its files, and waits until it answers. @throws SpaceFailure RUNTIME_ERROR */
export async function startApp({ services, containers, folder, environmentOf, volumesOf }: SpaceRunnerOptions, request: AppRequest): Promise<RunningApp> {
  const { source, port, signal, log } = request
  const { repository, card, commit } = source
  mkdirSync(folder, { recursive: true })
  const files = mkdtempSync(join(folder, 'app-'))
  const removeFiles = (): void => rmSync(files, { recursive: true, force: true, maxRetries: 3 })
  const { open, secret } = environmentOf(repository, card.title)
  const mask = createSecretMask(Object.values(secret))
  const last: string[] = []
  try {
    await exportCommit(services, repository, commit, files, signal)
    const memoryBytes = Math.min(totalmem(), (findFlavor(repository.hardware ?? standardHardware, 'space')?.ramGb ?? 16) * GiB)
    const container = await containers.start({
      runtime: request.runtime,
      command: request.command,
      packages: request.packages,
      environment: { PYTHONPATH: appFolder, ...request.environment, ...open },
      secrets: secret,
      readOnly: request.readOnly ?? [],
      writable: [{ from: files, to: appFolder }],
      volumes: volumesOf(repository),
      folder: appFolder,
      listen: [port],
      memoryBytes,
      signal,
      onLine: (line) => {
        const text = mask(line)
        last.push(text)
        if (last.length > reasonLines) last.shift()
        log(`${text}\n`)
      },
    })
    void container.ended.finally(removeFiles).catch(() => {})
    return await untilItAnswers(container, { port, startupMs: card.startupMs, signal, reason: () => last.join('\n').slice(-reasonCharacters), memoryBytes })
  } catch (error) {
    removeFiles()
    if (NaturalCadError.is(error)) throw new SpaceFailure('RUNTIME_ERROR', error.remedy === undefined ? error.message : `${error.message}. ${error.remedy}`, { cause: error })
    throw error
  }
}

interface Start {
  port: number
  startupMs: number
  signal: AbortSignal
  reason: () => string
  memoryBytes: number
}

async function untilItAnswers(container: Container, { port, startupMs, signal, reason, memoryBytes }: Start): Promise<RunningApp> {
  const address = container.addresses.get(port)
  if (address === undefined) throw new Error(`port ${port} was not relayed`)
  const waiting = new AbortController()
  const ended = container.ended.then(
    (end) => describeEnd(end, reason()),
    (error: unknown) => `The app could not be followed: ${error instanceof Error ? error.message : String(error)}`,
  )
  const outcome = await Promise.race([
    waitForAnswer(address, AbortSignal.any([signal, waiting.signal, AbortSignal.timeout(startupMs)])).then((isThere) => (isThere ? 'answers' : 'silent')),
    ended.then((message) => ({ message })),
  ])
  waiting.abort()
  if (typeof outcome === 'object') {
    signal.throwIfAborted()
    throw new SpaceFailure('RUNTIME_ERROR', outcome.message)
  }
  if (outcome === 'silent') {
    await container.stop()
    signal.throwIfAborted()
    throw new SpaceFailure('RUNTIME_ERROR', `Launch timed out, Space was not healthy after ${Math.round(startupMs / 60_000)} min`)
  }
  let isStopped = false
  return {
    serving: { kind: 'process', ...address },
    crashed: ended.then((message) => (isStopped ? new Promise<never>(() => {}) : message)),
    usage: measureApp(container, memoryBytes),
    stop: async () => {
      isStopped = true
      await container.stop()
    },
  }
}

function describeEnd(end: ContainerEnd, reason: string): string {
  const last = reason === '' ? '' : ` Reason: ${reason}`
  switch (end.kind) {
    case 'exited':
      return `Exit code: ${end.code}.${last}`
    case 'signaled':
      return `Exit code: ${128 + end.signal}.${last}`
    case 'stopped':
      return end.by === 'memory' ? 'Memory limit exceeded' : `The app was ended by its ${end.by} limit.${last}`
    default:
      return end satisfies never
  }
}
