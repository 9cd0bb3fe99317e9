import { planPart, type PlanRequest } from '@naturalcad/cad-planner'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { describe, expect, test } from 'vitest'
import { refusalOf, tryPlan } from './draft-of.ts'

interface Example {
  prompt: string
  output_type: NonNullable<PlanRequest['output_type']>
  family: string
  expected: object
}

const disc = (diameter: number): number => (Math.PI * diameter * diameter) / 4

/** The original's example prompts, with what each must measure. */
const examples: Example[] = [
  {
    prompt: 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick',
    output_type: '3d_solid',
    family: 'bracket_plate',
    expected: { volume: (90 * 50 - 4 * disc(10)) * 8, size: [90, 50, 8], genus: 4, solids: 1 },
  },
  {
    prompt: 'Light structural truss beam with 9 panels and a 180 mm span',
    output_type: '3d_solid',
    family: 'truss_beam',
    // Two chords and ten posts between them.
    expected: { volume: 2 * 180 * 9 + 10 * 9 * 18, size: [180, 3, 24], genus: 9, solids: 1 },
  },
  {
    prompt: 'Industrial notched tower block, 140 mm tall',
    output_type: '3d_solid',
    family: 'tower_block',
    // Four notches of 10 by 5, each as long as the side.
    expected: { volume: 30 * 30 * 140 - 4 * 10 * 5 * 30, size: [30, 30, 140], genus: 0, solids: 1 },
  },
  {
    prompt: 'Smooth roof canopy surface, 200 mm span, shallow rise',
    output_type: 'surface',
    family: 'canopy_surface',
    expected: { volume: canopyVolume(200, 112.5, 20, 2), size: [200, 112.5, 20], genus: 0, solids: 1 },
  },
  {
    prompt: 'Laser-cut mounting plate with 6mm corner holes, 120x70 mm (export DXF)',
    output_type: '2d_vector',
    family: 'plate_profile',
    expected: { area: 120 * 70 - 4 * disc(6), size: [120, 70, 0], innerWires: 4 },
  },
  {
    prompt: 'Bracket plate profile with 6 holes for a laser-cut sketch',
    output_type: '2d_vector',
    family: 'plate_profile',
    expected: { area: 80 * 50 - 6 * disc(10), size: [80, 50, 0], innerWires: 6 },
  },
  {
    prompt: 'Single-line floor route centerline with 3 jogs, 120 mm long',
    output_type: '1d_path',
    family: 'line_route',
    expected: { length: 120 + 3 * 12, size: [120, 12, 0] },
  },
  {
    prompt: 'Steel mounting plate 180x90 mm with four 12 mm corner holes and center label',
    output_type: '2d_vector',
    family: 'plate_profile',
    expected: { area: 180 * 90 - 4 * disc(12), size: [180, 90, 0], innerWires: 4 },
  },
  {
    prompt: 'Wall bracket detail 180x90 mm with two 32x10 mm slots, centerline, and dimensions',
    output_type: '2d_vector',
    family: 'plate_profile',
    expected: { area: 180 * 90 - 2 * (22 * 10 + disc(10)), size: [180, 90, 0], innerWires: 2 },
  },
  {
    prompt: 'a 50x30x6 mm flat bracket with two 5 mm mounting holes',
    output_type: '3d_solid',
    family: 'bracket_plate',
    expected: { volume: (50 * 30 - 2 * disc(5)) * 6, size: [50, 30, 6], genus: 2, solids: 1 },
  },
  {
    prompt: 'diameter 12 mm tube adapter with length 40 mm and thickness 3.5',
    output_type: '3d_solid',
    family: 'tube',
    expected: { volume: (disc(12) - disc(5)) * 40, size: [12, 12, 40], genus: 1, solids: 1 },
  },
  {
    prompt: 'Heavy L Shaped steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick',
    output_type: '3d_solid',
    family: 'angle_profile',
    // Legs of 50; the corner is counted once. The assumed hole is a fifth of the 42 mm flat.
    expected: { volume: (50 * 8 + 42 * 8) * 90 - 4 * disc(8.4) * 8, size: [50, 90, 50], genus: 4, solids: 1 },
  },
]

/** Horizontal slices of the outside less those of the inside, summed by the midpoint rule, which errs by less than one in 1e8 here. */
function canopyVolume(span: number, depth: number, rise: number, thickness: number): number {
  const slices = 20_000
  let volume = 0
  for (let index = 0; index < slices; index += 1) {
    const at = (index + 0.5) / slices
    const outer = 1 - 0.35 * at
    volume += ((span * outer * depth * outer) / slices) * rise
    const inner = (side: number): number => side - 2 * thickness - 0.35 * side * at
    volume -= ((inner(span) * inner(depth)) / slices) * (rise - thickness)
  }
  return volume
}

describe('example prompts', () => {
  test.each(examples)('$prompt', ({ prompt, output_type, family, expected }) => {
    const draft = planPart({ prompt, output_type })
    expect(draft.family).toBe(family)
    expect(draft.leftover).toEqual([])
    expect(Object.keys(draft.expectations ?? {}).toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const [name, value] of Object.entries(expected)) {
      const actual = draft.expectations?.[name as keyof typeof draft.expectations]
      if (typeof value === 'number')
        expect(Math.abs(Number(actual) / value - 1) < 1e-8 || actual === value, `${name}: ${String(actual)} instead of ${value}`).toBe(true)
      else expect(actual).toEqual(value)
    }
  })

  test('the label of a drawing is drawing data and no geometry', () => {
    const draft = planPart({ prompt: 'Steel mounting plate 180x90 mm with four 12 mm corner holes and center label', output_type: '2d_vector' })
    expect(draft.drawing?.annotations).toEqual([{ kind: 'text', at: [0, -3], text: '180 x 90', height: 6, anchor: 'middle' }])
  })

  test('centre lines and dimensions are drawing data', () => {
    const draft = planPart({ prompt: 'Wall bracket detail 180x90 mm with two 32x10 mm slots, centerline, and dimensions', output_type: '2d_vector' })
    const kinds = draft.drawing?.annotations.map((annotation) => (annotation.kind === 'dimension' ? annotation.text : annotation.kind))
    expect(kinds).toEqual(['center-line', 'center-line', '180', '90', '2x 32 x 10'])
  })

  test.each([
    ['Detailed concrete footing section with rebar, soil hatch, leader notes, and dimensions', '2d_vector', ['footing', 'rebar', 'hatch']],
    ['Impossible looping staircase, dense axonometric linework, selective shadow hatches, no labels', '2d_vector', ['staircase']],
    ['Industrial wall bracket with 4 holes for M8 bolts, 0.2 mm clearance, and symmetric ribs', '3d_solid', ['symmetric', 'ribs']],
    ['50 timber trusses', '3d_solid', ['trusses']],
    ['robot', '3d_solid', ['robot']],
  ] as const)('%s is refused, with the words left over', (prompt, output_type, words) => {
    const refusal = refusalOf(prompt, output_type)
    expect(refusal.code).toBe('NOT_UNDERSTOOD')
    expect(refusal.details['leftover']).toEqual(expect.arrayContaining([...words]))
    const example = String(refusal.details['example'])
    const outcome = tryPlan(example)
    expect(NaturalCadError.is(outcome), `the example "${example}" works`).toBe(false)
  })

  test('a later turn that says otherwise is a contradiction, naming both', () => {
    const refusal = refusalOf('base bracket 80x50x6, then make it 120 width')
    expect(refusal.code).toBe('CONTRADICTION')
    expect(refusal.details['facts']).toEqual(['"120 width"', '"80x50x6" (width 80 mm)'])
  })

  test('the clearance for M8 bolts is nominal plus what was said', () => {
    const draft = planPart({ prompt: 'Industrial wall bracket with 4 holes for M8 bolts, 0.2 mm clearance' })
    expect(draft.assumptions.find(({ name }) => name === 'hole_diameter')).toMatchObject({
      value: 8.2,
      source: 'read',
      words: 'M8, 0.2 mm clearance',
    })
  })
})
