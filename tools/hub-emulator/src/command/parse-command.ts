import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { profiles, type Profile } from '../emulator/seed.ts'

export const help = `usage: hub-emulator [--port N] [--data FOLDER] [--profile free|pro|team] [--seed FILE]

A local Hugging Face Hub. Prints one JSON line {"url", "users"} once it listens, then logs requests on stderr.

  --port N        port on the loopback interface; 0 takes a free one (default 5050)
  --data FOLDER   where everything is kept (default .naturalcad/hub-emulator)
  --profile NAME  plan of the first user; team adds an organization (default free)
  --seed FILE     JSON with users, organizations, repositories, oauthApplications, faults
  --version       the version

example: HF_ENDPOINT=http://127.0.0.1:5050 HF_TOKEN=<token of the JSON line> hf auth whoami`

export type Command = { kind: 'help' } | { kind: 'version' } | { kind: 'start'; port: number; dataFolder: string; profile: Profile; seedFile: string | undefined }

/** Throws `INVALID_REQUEST` naming the option that is wrong. */
export function parseCommand(args: readonly string[]): Command {
  const { port, data, profile, seed, ...flags } = readOptions(args)
  if (flags.help === true) return { kind: 'help' }
  if (flags.version === true) return { kind: 'version' }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usage(`--port must be a number from 0 to 65535, not "${port}"`)
  const known = profiles.find((name) => name === profile)
  if (known === undefined) throw usage(`--profile must be one of ${profiles.join(', ')}, not "${profile}"`)
  return { kind: 'start', port: Number(port), dataFolder: data, profile: known, seedFile: seed }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '5050' },
        data: { type: 'string', default: '.naturalcad/hub-emulator' },
        profile: { type: 'string', default: 'free' },
        seed: { type: 'string' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

function usage(message: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: 'See hub-emulator --help.' })
}
