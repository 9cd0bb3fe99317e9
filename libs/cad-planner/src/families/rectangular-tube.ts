import type { Cut } from '../cuts/cut.ts'
import { leastWall } from '../cuts/fit.ts'
import { center } from '../layouts/center.ts'
import { roundNoise } from '../language/quantity.ts'
import { rectangle } from '../outlines/rectangle.ts'
import { buildPrism } from '../prism/build-prism.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

/** A hollow section, upright. */
export const rectangularTube: Family = {
  name: 'rectangular_tube',
  noun: 'rectangular tube',
  singular: 'hollow section, hollow bar, hollow rectangular tube',
  plural: 'square tubes, rectangular tubes',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'width', words: { width: 0, side: 0 }, default: 40 },
    {
      name: 'height',
      words: { height: 0, depth: 0, width: 1 },
      default: ({ width = 40 }) => ({ value: width, reason: 'square where one side is said' }),
    },
    {
      name: 'wall_thickness',
      words: { wall: 0, thickness: 0 },
      default: ({ width = 40, height = 40 }) => ({ value: roundNoise(Math.min(width, height) / 20), reason: 'a twentieth of the shorter side' }),
    },
    { name: 'length', words: { length: 0, height: 2 }, default: 100 },
  ],
  sizes: (values) =>
    values.length === 2
      ? ['width', 'height']
      : (values.length === 3 || values.length === 4) && (values[2] ?? 0) * 2 < Math.min(values[0] ?? 0, values[1] ?? 0)
        ? ['width', 'height', 'wall_thickness', 'length'].slice(0, values.length)
        : undefined,
  square: ['width', 'height'],
  features: [],
  shapes: { square: 'rectangular_tube', rectangular: 'rectangular_tube', hollow: 'rectangular_tube' },
  example: 'square tube 40x40x2 mm, 100 mm long',
  build(context) {
    const [width, height, wall] = [valueOf(context, 'width'), valueOf(context, 'height'), valueOf(context, 'wall_thickness')]
    const [innerWidth, innerHeight] = [roundNoise(width - 2 * wall), roundNoise(height - 2 * wall)]
    if (Math.min(innerWidth, innerHeight) < leastWall)
      throw contradiction(
        describeSized('wall_thickness', sizedOf(context, 'wall_thickness')),
        `a tube of ${width} x ${height} mm`,
        'Give a wall less than half of the shorter side.',
      )
    const inside: Cut = {
      name: 'inner',
      words: 'inside',
      shape: { kind: 'rectangle', length: innerWidth, width: innerHeight },
      parameters: [
        { name: 'inner_length', value: innerWidth, comment: 'width less two walls' },
        { name: 'inner_width', value: innerHeight, comment: 'height less two walls' },
      ],
      layout: center,
    }
    return buildPrism({
      context,
      name: 'tube',
      outline: () => rectangle(width, height, ['width', 'height']),
      parameters: [
        ['width', width],
        ['height', height],
      ],
      thicknessName: 'length',
      isRound: false,
      openings: [inside],
    })
  },
}
