import { readFileSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { SeedInput } from '../emulator/seed.ts'

/** What it holds is checked when the emulator starts. */
export function readSeed(file: string): SeedInput {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SeedInput
  } catch (error) {
    throw new NaturalCadError('INVALID_REQUEST', `Cannot read the seed ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
      remedy: 'Give a JSON file with --seed.',
    })
  }
}
