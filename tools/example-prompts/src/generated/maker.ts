import type { PartPrompt } from '../part-prompt.ts'
import type { Random } from './random.ts'

type Maker = (random: Random) => PartPrompt

/** By the kind of part. */
export type Makers = Readonly<Record<string, Maker>>

export function solid(prompt: string, volume: number, size: readonly [number, number, number], genus: number): PartPrompt {
  return { prompt, output_type: '3d_solid', expected: { volume, size, genus } }
}
