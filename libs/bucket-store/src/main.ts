#!/usr/bin/env node
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { exitCodeByCode, NaturalCadError } from '@naturalcad/contracts/errors'
import { help, readCommand } from './command/arguments.ts'
import { createProgress } from './command/progress.ts'
import { runCommand } from './command/run-command.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
process.once('SIGTERM', () => interrupted.abort())
// A reader that leaves, such as head, wants no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 7))

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted.signal.aborted) return 130
  const { code, message, remedy } = NaturalCadError.from(error)
  process.stderr.write(`bucket: ${message}\n${remedy === undefined ? '' : `${remedy}\n`}`)
  return process.argv[2] === 'verify' ? 2 : exitCodeByCode[code]
})

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  if (command.name === 'help') await print(help)
  else if (command.name === 'version') await print(`${(createRequire(import.meta.url)('../package.json') as { version: string }).version}\n`)
  else {
    const { env } = process
    return runCommand(command, {
      settings: {
        hfToken: env['HF_TOKEN'],
        hfEndpoint: env['HF_ENDPOINT'],
        awsAccessKeyId: env['AWS_ACCESS_KEY_ID'],
        awsSecretAccessKey: env['AWS_SECRET_ACCESS_KEY'],
        awsSessionToken: env['AWS_SESSION_TOKEN'],
        awsRegion: env['AWS_REGION'],
        awsEndpointUrl: env['AWS_ENDPOINT_URL'],
        supabaseUrl: env['SUPABASE_URL'],
        supabaseServiceRoleKey: env['SUPABASE_SERVICE_ROLE_KEY'],
        supabaseBucket: env['SUPABASE_BUCKET'],
      },
      input: process.stdin,
      print,
      progress: createProgress((text) => void process.stderr.write(text), { isTerminal: process.stderr.isTTY, isQuiet: command.isQuiet }),
      signal: interrupted.signal,
    })
  }
  return 0
}

async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
