import type { PartPrompt } from '../part-prompt.ts'
import { blocks } from './blocks.ts'
import { drawings } from './drawings.ts'
import type { Makers } from './maker.ts'
import { plates } from './plates.ts'
import { profiles } from './profiles.ts'
import { createRandom } from './random.ts'
import { roundParts } from './round-parts.ts'
import { structures } from './structures.ts'

export interface GeneratedPrompt extends PartPrompt {
  kind: string
}

const makers: Makers = { ...plates, ...blocks, ...roundParts, ...profiles, ...structures, ...drawings }

/** The same prompts for the same seed, every kind in turn. */
export function generatePrompts(seed: number, amount: number): GeneratedPrompt[] {
  const random = createRandom(seed)
  const prompts: GeneratedPrompt[] = []
  while (prompts.length < amount) for (const [kind, make] of Object.entries(makers)) prompts.push({ kind, ...make(random) })
  return prompts.slice(0, amount)
}
