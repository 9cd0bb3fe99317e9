#!/usr/bin/env node
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { help, parseCommand } from './command/parse-command.ts'
import { readSeed } from './command/read-seed.ts'
import { startHubEmulator } from './emulator/start-hub-emulator.ts'

const workspacePython = '.tools/python/bin/python'

// The young generation would grow with the bytes that pass through it, and never shrink: memory is to be that of a small file for a large one.
setFlagsFromString('--semi-space-growth-factor=1')

// Who read the log may be gone, and things are still to be ended.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2))
  if (command.kind === 'help') return console.log(help)
  if (command.kind === 'version') return console.log(readVersion())
  const { port, dataFolder, isTemporary, endsWithInput, profile, seedFile, packages, inference, enforceRateLimits, lfsTransfer } = command
  const emulator = await startHubEmulator({
    port, profile, packages, enforceRateLimits, lfsTransfer,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    python: findPython(command.python),
    inference: inference && { url: inference.url, ...readKey(inference.keyVariable) },
    ...(seedFile === undefined ? {} : { seed: readSeed(seedFile) }),
    onRequest: (entry) => console.error(JSON.stringify(entry)),
  })
  console.log(JSON.stringify({ url: emulator.url, users: emulator.users }))
  const stop = async (): Promise<void> => {
    await emulator.stop()
    if (isTemporary && dataFolder !== undefined) rmSync(dataFolder, { recursive: true, force: true })
    process.exit(0)
  }
  process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop())
  if (endsWithInput) process.stdin.once('close', () => void stop()).on('error', () => undefined).resume()
}

function readKey(variable: string | undefined): { apiKey?: string } {
  if (variable === undefined) return {}
  const apiKey = process.env[variable]
  if (apiKey === undefined || apiKey === '') throw new NaturalCadError('INVALID_REQUEST', `The environment variable ${variable} holds no key`, { remedy: 'Set it, or leave out --inference-key-env.' })
  return { apiKey }
}

/** Absolute: it is started in other folders. A bare name is left to the search path. */
function findPython(given: string | undefined): string | undefined {
  if (given !== undefined) return given.includes('/') ? resolve(given) : given
  return existsSync(workspacePython) ? resolve(workspacePython) : undefined
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}

main().catch((error: unknown) => {
  const remedy = NaturalCadError.is(error) && error.remedy !== undefined ? ` ${error.remedy}` : ''
  console.error(`hub-emulator: ${error instanceof Error ? error.message : String(error)}.${remedy}`)
  process.exitCode = NaturalCadError.is(error) ? error.exitCode : 1
})
