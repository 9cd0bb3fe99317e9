import { circleArea } from './circle-area.ts'
import type { PartPrompt } from './part-prompt.ts'

export interface ExamplePrompt extends PartPrompt {
  mode: 'part' | 'sketch'
  /** Of the planner. */
  family: string
}

const solid = { mode: 'part', output_type: '3d_solid' } as const
const profile = { mode: 'sketch', output_type: '2d_vector' } as const

/** The example prompts that make a part. */
export const examples: readonly ExamplePrompt[] = [
  {
    ...solid,
    prompt: 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick',
    family: 'bracket_plate',
    expected: { volume: (90 * 50 - 4 * circleArea(10)) * 8, size: [90, 50, 8], genus: 4 },
  },
  {
    ...solid,
    prompt: 'Light structural truss beam with 9 panels and a 180 mm span',
    family: 'truss_beam',
    // Two chords of 3 by 3 and the ten posts between them.
    expected: { volume: (2 * 180 + 10 * 18) * 3 * 3, size: [180, 3, 24], genus: 9 },
  },
  {
    ...solid,
    prompt: 'Industrial notched tower block, 140 mm tall',
    family: 'tower_block',
    // Four notches of 10 by 5, each as long as the side.
    expected: { volume: 30 * 30 * 140 - 4 * 10 * 5 * 30, size: [30, 30, 140], genus: 0 },
  },
  {
    mode: 'part',
    output_type: 'surface',
    prompt: 'Smooth roof canopy surface, 200 mm span, shallow rise',
    family: 'canopy_surface',
    expected: { volume: canopyVolume({ span: 200, depth: 112.5, rise: 20, thickness: 2 }), size: [200, 112.5, 20], genus: 0 },
  },
  {
    ...profile,
    prompt: 'Laser-cut mounting plate with 6mm corner holes, 120x70 mm (export DXF)',
    family: 'plate_profile',
    expected: { area: 120 * 70 - 4 * circleArea(6), size: [120, 70, 0], innerWires: 4 },
  },
  {
    ...profile,
    prompt: 'Bracket plate profile with 6 holes for a laser-cut sketch',
    family: 'plate_profile',
    expected: { area: 80 * 50 - 6 * circleArea(10), size: [80, 50, 0], innerWires: 6 },
  },
  {
    mode: 'sketch',
    output_type: '1d_path',
    prompt: 'Single-line floor route centerline with 3 jogs, 120 mm long',
    family: 'line_route',
    expected: { length: 120 + 3 * 12, size: [120, 12, 0] },
  },
  {
    ...profile,
    prompt: 'Steel mounting plate 180x90 mm with four 12 mm corner holes and center label',
    family: 'plate_profile',
    expected: { area: 180 * 90 - 4 * circleArea(12), size: [180, 90, 0], innerWires: 4 },
  },
  {
    ...profile,
    prompt: 'Wall bracket detail 180x90 mm with two 32x10 mm slots, centerline, and dimensions',
    family: 'plate_profile',
    // A slot is a rectangle between two half discs.
    expected: { area: 180 * 90 - 2 * (22 * 10 + circleArea(10)), size: [180, 90, 0], innerWires: 2 },
  },
  {
    ...solid,
    prompt: 'a 50x30x6 mm flat bracket with two 5 mm mounting holes',
    family: 'bracket_plate',
    expected: { volume: (50 * 30 - 2 * circleArea(5)) * 6, size: [50, 30, 6], genus: 2 },
  },
  {
    ...solid,
    prompt: 'diameter 12 mm tube adapter with length 40 mm and thickness 3.5',
    family: 'tube',
    expected: { volume: (circleArea(12) - circleArea(12 - 2 * 3.5)) * 40, size: [12, 12, 40], genus: 1 },
  },
  {
    ...solid,
    prompt: 'Heavy L Shaped steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick',
    family: 'angle_profile',
    // Legs of 50, their corner counted once. The assumed hole is a fifth of the 42 mm of flat.
    expected: { volume: (50 * 8 + 42 * 8) * 90 - 4 * circleArea(8.4) * 8, size: [50, 90, 50], genus: 4 },
  },
]

interface Canopy {
  span: number
  depth: number
  rise: number
  thickness: number
}

/** Both skins are ruled to 0.65 of their foot, so each layer is a rectangle whose sides shrink evenly: the integral of `(a - ps)(b - qs)`. */
function canopyVolume({ span, depth, rise, thickness }: Canopy): number {
  const [p, q] = [0.35 * span, 0.35 * depth]
  const under = (a: number, b: number, height: number): number => height * (a * b - (a * q + b * p) / 2 + (p * q) / 3)
  return under(span, depth, rise) - under(span - 2 * thickness, depth - 2 * thickness, rise - thickness)
}
