import { leastWall } from '../cuts/fit.ts'
import { contradiction } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { centralBore } from './central-bore.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { describeSized } from '../reading/sized.ts'

/** A cone or, with a top, a frustum; upright, and with a bore along its axis. */
export const cone: Family = {
  name: 'cone',
  noun: 'cone',
  singular: 'cone, frustum, truncated cone, cone frustum, conical frustum, conical part, conical adapter',
  plural: 'cones, frustums',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'bottom_diameter', words: { bottomDiameter: 0, base: 0, across: 1, diameter: 1, outerDiameter: 2, width: 3 }, default: 40 },
    { name: 'top_diameter', words: { topDiameter: 0 }, default: 0, minimum: 0 },
    {
      name: 'height',
      words: { height: 0, length: 0, depth: 1 },
      default: ({ bottom_diameter = 40 }) => ({ value: bottom_diameter, reason: 'as high as wide' }),
    },
  ],
  sizes: (values) => (values.length === 2 ? ['bottom_diameter', 'height'] : undefined),
  features: ['hole', 'bore'],
  shapes: { round: 'cone' },
  example: 'cone 40 mm base diameter, 20 mm top diameter, 50 mm tall',
  build(context) {
    const [bottom, top, height] = [valueOf(context, 'bottom_diameter'), valueOf(context, 'top_diameter'), valueOf(context, 'height')]
    if (bottom === top)
      throw contradiction(
        describeSized('top_diameter', sizedOf(context, 'top_diameter')),
        describeSized('bottom_diameter', sizedOf(context, 'bottom_diameter')),
        'A cone has two diameters that differ; ask for a cylinder.',
      )
    const bore = centralBore(context)
    const narrow = Math.min(bottom, top)
    if (bore !== undefined && bore.value > narrow - 2 * leastWall) {
      throw contradiction(
        `"${bore.words}"`,
        describeSized(top < bottom ? 'top_diameter' : 'bottom_diameter', sizedOf(context, top < bottom ? 'top_diameter' : 'bottom_diameter')),
        'Give a hole smaller than the narrow end.',
      )
    }
    const script = new Script()
    script.parameter('bottom_diameter', bottom)
    script.parameter('top_diameter', top)
    script.parameter('height', height)
    script.line(0, 'with BuildPart() as cone:')
    script.line(1, 'Cone(bottom_diameter / 2, top_diameter / 2, height, align=(Align.CENTER, Align.CENTER, Align.MIN))')
    if (bore !== undefined) {
      context.assumptions.read('bore_diameter', bore.value, 'mm', bore.words)
      script.parameter('bore_diameter', bore.value)
      script.line(1, 'Cylinder(bore_diameter / 2, height, align=(Align.CENTER, Align.CENTER, Align.MIN), mode=Mode.SUBTRACT)')
    }
    const [R, r] = [bottom / 2, top / 2]
    const widest = Math.max(bottom, top)
    return {
      script: script.finish('cone.part'),
      expectations: {
        volume: ((Math.PI * height) / 3) * (R ** 2 + R * r + r ** 2) - (bore === undefined ? 0 : (Math.PI / 4) * bore.value ** 2 * height),
        size: [widest, widest, height],
        genus: bore === undefined ? 0 : 1,
        solids: 1,
      },
    }
  },
}
