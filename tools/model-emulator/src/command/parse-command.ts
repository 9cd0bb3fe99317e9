import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export const help = `usage: model-emulator [--script FILE] [--port N]

A scripted server with the chat API of OpenAI. Prints one JSON line {"url"} once it listens, then logs requests on stderr.

  --script FILE   JSON with models and rules: {"rules": [{"when": {"user": "hello"}, "times": "always", "reply": {"text": "Hi"}}]}
  --port N        port on the loopback interface; 0 takes a free one (default 5060)
  --version       the version

What no rule fits is refused with 400 and the code no_scripted_reply.

example: model-emulator --script replies.json`

export type Command = { kind: 'help' } | { kind: 'version' } | { kind: 'start'; port: number; scriptFile: string | undefined }

/** Throws `INVALID_REQUEST` naming the option that is wrong. */
export function parseCommand(args: readonly string[]): Command {
  const { port, script, ...flags } = readOptions(args)
  if (flags.help === true) return { kind: 'help' }
  if (flags.version === true) return { kind: 'version' }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usage(`--port must be a number from 0 to 65535, not "${port}"`)
  return { kind: 'start', port: Number(port), scriptFile: script }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '5060' }, script: { type: 'string' }, help: { type: 'boolean' }, version: { type: 'boolean' } },
    }).values
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

function usage(message: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: 'See model-emulator --help.' })
}
