import type { LengthUnit, OutputType } from '@naturalcad/contracts/part'

/** A prompt as people write them, and what its part measures by formulas that share nothing with the planner. Millimetres. */
export interface Wording {
  prompt: string
  output_type: OutputType
  units: LengthUnit
  expected: { volume: number; genus: number } | { area: number; innerWires: number } | { length: number }
  /** Extents of the box, in any order. */
  size: readonly number[]
}

export function solid(prompt: string, volume: number, size: readonly number[], genus = 0, units: LengthUnit = 'mm'): Wording {
  return { prompt, output_type: '3d_solid', units, expected: { volume, genus }, size }
}

export function surface(prompt: string, volume: number, size: readonly number[]): Wording {
  return { prompt, output_type: 'surface', units: 'mm', expected: { volume, genus: 0 }, size }
}

export function flat(prompt: string, area: number, size: readonly number[], innerWires = 0): Wording {
  return { prompt, output_type: '2d_vector', units: 'mm', expected: { area, innerWires }, size: [...size, 0] }
}

export function path(prompt: string, length: number, size: readonly number[]): Wording {
  return { prompt, output_type: '1d_path', units: 'mm', expected: { length }, size: [...size, 0] }
}
