#!/usr/bin/env node
import { createRequire } from 'node:module'
import { exitCodeByCode, NaturalCadError } from '@naturalcad/contracts/errors'
import { help, readCommand, type Command } from './command/arguments.ts'
import { createPrinter } from './command/printer.ts'
import { runCommand } from './command/run-command.ts'

const interrupted = new AbortController()
const print = createPrinter(process.stdout)
let name: Command['name'] | undefined
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that leaves, such as head, wants no more; but what is appended without an acknowledgement counts as refused.
  if (error.code === 'EPIPE' && name !== 'append') process.exit(0)
  process.stderr.write(`run-log: standard output takes no more: ${error.message}\n`)
  process.exit(7)
})

const ended = main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted.signal.aborted) return 130
  const { code, message, remedy } = NaturalCadError.from(error)
  process.stderr.write(`run-log: ${message}\n${remedy === undefined ? '' : `${remedy}\n`}`)
  return name === 'verify' ? 2 : exitCodeByCode[code]
})
// Not awaited at the top: the command is built as CommonJS.
void ended.then((status) => {
  process.exitCode = status
})

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  name = command.name
  // Verifying and healing can end anywhere, and do so by the signal itself.
  if (name !== 'verify') process.once('SIGINT', () => interrupted.abort())
  if (command.name === 'help') await print(help)
  else if (command.name === 'version') await print(`${(createRequire(import.meta.url)('../package.json') as { version: string }).version}\n`)
  else return runCommand(command, { input: process.stdin, print, warn: (text) => void process.stderr.write(text), signal: interrupted.signal })
  return 0
}
