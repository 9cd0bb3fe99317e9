import { createMemoryStore } from '@naturalcad/bucket-store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { maxPromptCodePoints, type PartRequestInput } from '@naturalcad/contracts/part'
import type { Command } from '../arguments/parse-arguments.ts'
import { chooseMaker } from '../choose-maker.ts'
import type { CommandContext } from './command-context.ts'
import { deliverPart } from './deliver-part.ts'
import { readInput } from './read-input.ts'

/** Makes a part from a sentence, by the server that the environment names or by the local engine. */
export async function make({ prompt, part, output }: Extract<Command, { name: 'make' }>, context: CommandContext): Promise<void> {
  // The schema of the request judges the values; one that is of no known word is refused there, by name.
  const request = { ...part, prompt: prompt ?? (await readPrompt(context)) } as PartRequestInput
  const { maker, description } = await chooseMaker(context.environment, output.out === undefined ? undefined : createMemoryStore())
  await deliverPart({ maker, description, output, context, make: (options) => maker.make(request, options) })
}

async function readPrompt({ input, signal }: CommandContext): Promise<string> {
  if (input.isTTY) throw new NaturalCadError('INVALID_REQUEST', 'no prompt is given', { remedy: 'naturalcad make "plate 80x50x6 mm with 4 holes"' })
  return readInput(input, { maxBytes: maxPromptCodePoints * 8, what: 'the prompt', signal })
}
