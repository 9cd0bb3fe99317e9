/** A prompt that makes a part, and what the part must measure. */
export interface PartPrompt {
  prompt: string
  output_type: '3d_solid' | 'surface' | '2d_vector' | '1d_path'
  expected: ExpectedMeasures
}

/** Millimetres and their powers; a solid has a volume, a sketch an area, a path a length. */
export interface ExpectedMeasures {
  volume?: number
  area?: number
  length?: number
  /** Extents along x, y, z. */
  size: readonly [number, number, number]
  /** Through holes of a solid. */
  genus?: number
  /** Holes of a sketch. */
  innerWires?: number
}
