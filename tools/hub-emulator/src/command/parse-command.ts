import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { LfsTransfer } from '../repositories/repository-services.ts'
import { profiles, type Profile } from '../emulator/seed.ts'

export const help = `usage: hub-emulator [--port N] [--data FOLDER] [--profile free|pro|team] [--seed FILE]
                    [--python FILE] [--packages FOLDER] [--wheels FOLDER]
                    [--inference URL [--inference-key-env NAME]] [--enforce-rate-limits] [--lfs xet|basic]
                    [--temporary] [--until-input-ends]

A local Hugging Face Hub. Prints one JSON line {"url", "users"} once it listens, then logs requests on stderr.

  --port N        port on the loopback interface; 0 takes a free one (default 5050)
  --data FOLDER   where everything is kept (default .naturalcad/hub-emulator)
  --profile NAME  plan of the first user of a new data folder; team adds an organization (default free)
  --seed FILE     JSON with users, organizations, repositories, oauthApplications, faults
  --python FILE   what jobs and Spaces run on, with pip (default .tools/python/bin/python if it is there, else the system's)
  --packages FOLDER
                  where wheels and environments are kept; emulators may share it (default in the data folder)
  --wheels FOLDER take packages from this folder of wheels alone, without a network
  --inference URL an OpenAI-compatible server for the router at /v1, such as http://127.0.0.1:11434/v1
  --inference-key-env NAME
                  the environment variable that holds the key for that server
  --enforce-rate-limits
                  answer 429 beyond the quota of a plan, which is otherwise only told
  --temporary     remove the data folder at the end; it must be new or empty (default one in the system's temporary folder)
  --until-input-ends
                  end when standard input does, and so with the program that started this
  --lfs NAME      how large files of repositories come: xet from clients that offer it, or basic (default xet)
  --version       the version

example: HF_ENDPOINT=http://127.0.0.1:5050 HF_TOKEN=<token of the JSON line> hf auth whoami`

const defaultFolder = '.naturalcad/hub-emulator'

interface StartCommand {
  kind: 'start'
  port: number
  /** Undefined is a temporary one. */
  dataFolder: string | undefined
  /** The data folder is removed at the end. */
  isTemporary: boolean
  endsWithInput: boolean
  profile: Profile
  seedFile: string | undefined
  python: string | undefined
  packages: { folder: string | undefined; wheelFolder: string | undefined }
  inference: { url: string; keyVariable: string | undefined } | undefined
  enforceRateLimits: boolean
  lfsTransfer: LfsTransfer
}

export type Command = { kind: 'help' } | { kind: 'version' } | StartCommand

/** Throws `INVALID_REQUEST` naming the option that is wrong. */
export function parseCommand(args: readonly string[]): Command {
  const { port, data, profile, seed, python, packages, wheels, lfs, temporary, inference: url, 'inference-key-env': keyVariable, ...flags } = readOptions(args)
  if (flags.help === true) return { kind: 'help' }
  if (flags.version === true) return { kind: 'version' }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usage(`--port must be a number from 0 to 65535, not "${port}"`)
  for (const [option, folder] of Object.entries({ data, packages, wheels })) if (folder === '') throw usage(`--${option} must name a folder`)
  if (wheels !== undefined && statSync(wheels, { throwIfNoEntry: false })?.isDirectory() !== true) throw usage(`--wheels: there is no folder ${wheels}`)
  if (python?.includes('/') === true && !existsSync(python)) throw usage(`--python: there is no file ${python}`)
  if (temporary && data !== undefined && existsSync(data) && readdirSync(data).length > 0) throw usage(`--temporary would remove ${data}, which is not empty`)
  const known = profiles.find((name) => name === profile)
  if (known === undefined) throw usage(`--profile must be one of ${profiles.join(', ')}, not "${profile}"`)
  if (lfs !== 'xet' && lfs !== 'basic') throw usage(`--lfs must be xet or basic, not "${lfs}"`)
  if (url === undefined && keyVariable !== undefined) throw usage('--inference-key-env goes with --inference')
  const inference = url === undefined ? undefined : { url, keyVariable }
  return {
    kind: 'start', port: Number(port), dataFolder: data ?? (temporary ? undefined : defaultFolder), isTemporary: temporary, endsWithInput: flags['until-input-ends'], profile: known, seedFile: seed, python, inference,
    packages: { folder: packages && resolve(packages), wheelFolder: wheels && resolve(wheels) },
    enforceRateLimits: flags['enforce-rate-limits'] === true, lfsTransfer: lfs,
  }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '5050' },
        data: { type: 'string' },
        profile: { type: 'string', default: 'free' },
        seed: { type: 'string' },
        python: { type: 'string' },
        packages: { type: 'string' },
        wheels: { type: 'string' },
        inference: { type: 'string' },
        'inference-key-env': { type: 'string' },
        'enforce-rate-limits': { type: 'boolean' },
        temporary: { type: 'boolean', default: false },
        'until-input-ends': { type: 'boolean', default: false },
        lfs: { type: 'string', default: 'xet' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw usage((error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.replace(/\.$/, '') ?? '')
  }
}

function usage(message: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: 'See hub-emulator --help.' })
}
