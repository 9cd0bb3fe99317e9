import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { familyExamples, planPart } from '@naturalcad/cad-planner'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Draft, OutputType } from '@naturalcad/contracts/part'
import { generatePrompts } from '@naturalcad/example-prompts'
import { expect, test } from 'vitest'
import { tryPlan } from './draft-of.ts'

interface Measured {
  error?: string
  size: [number, number, number]
  valid: boolean
  volume?: number
  area?: number
  length?: number
  genus?: number
  solids?: number
  cylinders?: number
  innerWires?: number
}

/** One process for all: the import alone takes two seconds. */
function measure(python: string, drafts: readonly Draft[]): Measured[] {
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'measure-scripts.py')], {
    input: JSON.stringify(drafts.map(({ script }) => script)),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measured[]
}

function expectEqual(prompt: string, { expectations = {} }: Draft, measured: Measured): void {
  expect({ prompt, error: measured.error }).toEqual({ prompt, error: undefined })
  expect({ prompt, valid: measured.valid }).toEqual({ prompt, valid: true })
  for (const name of ['volume', 'area', 'length'] as const) {
    const expected = expectations[name]
    if (expected !== undefined)
      expect(Math.abs((measured[name] ?? Number.NaN) / expected - 1), `${prompt}: ${name} ${measured[name]} instead of ${expected}`).toBeLessThan(
        1e-6,
      )
  }
  for (const [axis, extent] of (expectations.size ?? []).entries())
    expect(Math.abs((measured.size[axis] ?? Number.NaN) - extent), `${prompt}: size ${measured.size.join(' ')}`).toBeLessThan(1e-4)
  for (const name of ['genus', 'solids', 'innerWires'] as const)
    if (expectations[name] !== undefined) expect(measured[name], `${prompt}: ${name}`).toBe(expectations[name])
}

const further = [
  'plate 100 x 60 x 8 mm with 5 mm corner radius and 2 mm fillets on the top edges',
  'plate 100 x 60 x 8 mm with 2 mm fillets on the top edges and four 5 mm holes',
  'plate 100 x 60 x 10 mm with four countersunk M5 holes and a 20 mm center hole',
  'plate 100 x 60 x 12 mm with 4 counterbored M6 corner holes 12 mm from the edges',
  'plate 100x80x6 mm with 7 holes of 5 mm diameter',
  'plate 100x80x6 mm with 100 holes 4 mm',
  'cylinder 20 mm diameter, 50 mm tall with 1 mm chamfers on both ends',
  'octagonal plate 50 mm across flats 4 mm thick with 1 mm fillets on the top edges',
  'truss beam with 9 panels and a 180 mm span and diagonals',
  'L profile 60x40x5 mm, 200 mm long with 3 holes of 6 mm diameter',
  'plate 120x70x5 mm with one 6 mm hole in each corner, 8 mm from the edge',
  'cone 40 mm base diameter, 20 mm top diameter, 50 mm tall with a 10 mm hole',
  'cube 20 mm with 2 mm fillets on all edges and a 5 mm hole',
]

describePeer('build123d', 'scripts in real build123d', (python) => {
  test('300 generated prompts measure what the planner expects', () => {
    const prompts = generatePrompts(20_261_121, 300)
    const drafts = prompts.map(({ prompt, output_type }) => planPart({ prompt, output_type }))
    const measured = measure(python, drafts)
    for (const [index, draft] of drafts.entries()) expectEqual(prompts[index]?.prompt ?? '', draft, measured[index] as Measured)
  })

  test('the example of every family, in every output it has, and combinations of features', () => {
    const outputs: OutputType[] = ['3d_solid', 'surface', '2d_vector', '1d_path']
    const drafts = [...familyExamples, ...further].flatMap((prompt) =>
      outputs.flatMap((output) => {
        const draft = tryPlan(prompt, output)
        return NaturalCadError.is(draft) ? [] : [{ prompt, draft }]
      }),
    )
    expect(drafts.length).toBeGreaterThan(familyExamples.length + further.length)
    const measured = measure(
      python,
      drafts.map(({ draft }) => draft),
    )
    for (const [index, { prompt, draft }] of drafts.entries()) expectEqual(prompt, draft, measured[index] as Measured)
  })

  test('the first example has four cylindrical faces', () => {
    const [measured] = measure(python, [planPart({ prompt: 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick' })])
    expect(measured?.cylinders).toBe(4)
  })
})
