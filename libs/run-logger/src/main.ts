#!/usr/bin/env node
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { exitCodeByCode, NaturalCadError } from '@naturalcad/contracts/errors'
import { help, readCommand } from './command/arguments.ts'
import { runCommand } from './command/run-command.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
// A reader that leaves, such as head, wants no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 7))

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted.signal.aborted) return 130
  const { code, message, remedy } = NaturalCadError.from(error)
  process.stderr.write(`run-log: ${message}\n${remedy === undefined ? '' : `${remedy}\n`}`)
  return process.argv[2] === 'verify' ? 2 : exitCodeByCode[code]
})

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  if (command.name === 'help') await print(help)
  else if (command.name === 'version') await print(`${(createRequire(import.meta.url)('../package.json') as { version: string }).version}\n`)
  else return runCommand(command, { input: process.stdin, print, warn: (text) => void process.stderr.write(text), signal: interrupted.signal })
  return 0
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
