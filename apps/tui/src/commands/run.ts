import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { maxScriptBytes, type ScriptRequestInput } from '@naturalcad/contracts/part'
import type { Command } from '../arguments/parse-arguments.ts'
import { openWarmEngine } from '../choose-maker.ts'
import type { CommandContext } from './command-context.ts'
import { deliverPart } from './deliver-part.ts'
import { readInput } from './read-input.ts'

/** Makes a part from a script of the user's own, always by the local engine. `-` is standard input. */
export async function run({ script: file, part, output }: Extract<Command, { name: 'run' }>, context: CommandContext): Promise<void> {
  const script = await readScript(file, context)
  const request = { ...part, script, title: file === '-' ? 'script' : basename(file) } as ScriptRequestInput
  const engine = openWarmEngine(context.environment, output.out === undefined ? undefined : createMemoryStore())
  await deliverPart({ maker: engine, description: 'local engine', output, context, make: (options) => engine.run(request, options) })
}

const reasons: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }

async function readScript(file: string, { input, cwd, signal }: CommandContext): Promise<string> {
  const what = file === '-' ? 'the script' : file
  try {
    return await readInput(file === '-' ? input : createReadStream(resolve(cwd, file)), { maxBytes: maxScriptBytes, what, signal })
  } catch (error) {
    if (signal.aborted || NaturalCadError.is(error) || !(error instanceof Error) || !('code' in error)) throw error
    throw new NaturalCadError('INVALID_REQUEST', `cannot read ${file}: ${reasons[String(error.code)] ?? error.message}`, { cause: error })
  }
}
