#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { help, parseCommand } from './command/parse-command.ts'
import { readScript } from './command/read-script.ts'
import type { ModelScriptInput } from './script/model-script.ts'
import type { RecordedRequest } from './request-record.ts'
import { startModelEmulator } from './start-model-emulator.ts'

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2))
  if (command.kind === 'help') return console.log(help)
  if (command.kind === 'version') return console.log(readVersion())
  const { models, rules }: ModelScriptInput = command.scriptFile === undefined ? {} : readScript(command.scriptFile)
  const emulator = await startModelEmulator({
    models, rules,
    port: command.port,
    onRequest: (request, durationMs) => console.error(JSON.stringify(toLogEntry(request, durationMs))),
  })
  console.log(JSON.stringify({ url: emulator.url }))
  const stop = (): void => void emulator.stop().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

/** Without headers and bodies: they may hold what is private. */
function toLogEntry({ method, path, status, rule, refusal, broken }: RecordedRequest, durationMs: number): Record<string, unknown> {
  return { time: new Date().toISOString(), method, path, status, durationMs, rule, refusal, broken }
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}

main().catch((error: unknown) => {
  const remedy = NaturalCadError.is(error) && error.remedy !== undefined ? ` ${error.remedy}` : ''
  console.error(`model-emulator: ${error instanceof Error ? error.message : String(error)}.${remedy}`)
  process.exitCode = NaturalCadError.is(error) ? error.exitCode : 1
})
