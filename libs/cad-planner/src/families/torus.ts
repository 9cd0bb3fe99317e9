import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { roundNoise } from '../language/quantity.ts'
import { Script } from '../script/script.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

/** A ring of round section. Volume 2 π² R r². */
export const torus: Family = {
  name: 'torus',
  noun: 'torus',
  singular: 'torus, o ring, donut, doughnut, toroid',
  plural: 'toruses, o rings',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'section_diameter', words: { section: 0, thickness: 1, wall: 2 }, default: 5 },
    { name: 'inner_diameter', words: { innerDiameter: 0 } },
    {
      name: 'outer_diameter',
      words: { outerDiameter: 0, diameter: 1 },
      default: ({ inner_diameter, section_diameter = 5 }) =>
        inner_diameter === undefined
          ? { value: roundNoise(8 * section_diameter), reason: 'eight times the section' }
          : { value: roundNoise(inner_diameter + 2 * section_diameter), reason: 'the inner diameter and two sections' },
    },
  ],
  exclusive: ['inner_diameter', 'outer_diameter'],
  features: [],
  shapes: { round: 'torus' },
  example: 'torus 60 mm outer diameter, 10 mm cross section',
  build(context) {
    const [outer, section] = [valueOf(context, 'outer_diameter'), valueOf(context, 'section_diameter')]
    if (2 * section > outer - 2 * leastWall)
      throw contradiction(
        describeSized('section_diameter', sizedOf(context, 'section_diameter')),
        describeSized('outer_diameter', sizedOf(context, 'outer_diameter')),
        'Give a section less than half of the outer diameter.',
      )
    const script = new Script()
    script.parameter('outer_diameter', outer)
    script.parameter('section_diameter', section)
    script.line(0, 'with BuildPart() as torus:')
    script.line(1, 'Torus((outer_diameter - section_diameter) / 2, section_diameter / 2)')
    return {
      script: script.finish('torus.part'),
      expectations: { volume: (Math.PI ** 2 * (outer - section) * section ** 2) / 4, size: [outer, outer, section], genus: 1, solids: 1 },
    }
  },
}
