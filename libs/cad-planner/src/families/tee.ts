import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { buildSection } from './section.ts'

/** A T: a flange on top, a stem below its middle, both of one thickness. */
export const tee: Family = {
  name: 'tee_profile',
  noun: 'T profile',
  singular:
    't profile, t section, tee profile, tee section, t bracket, t beam, t bar, tee bar, t shaped profile, t shaped bracket, t shape, tee, tee bracket, t shaped part, t shaped beam',
  plural: 't profiles, t brackets, tees',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'width', words: { width: 0 }, default: 50 },
    { name: 'height', words: { height: 0, leg: 1, depth: 1 }, default: ({ width = 50 }) => ({ value: width, reason: 'as high as wide' }) },
    {
      name: 'thickness',
      words: { thickness: 0, wall: 0 },
      default: ({ width = 50 }) => ({ value: Math.min(5, width / 10), reason: 'a tenth of the width, at most 5 mm' }),
    },
    { name: 'length', words: { length: 0, span: 0 }, default: 100 },
  ],
  sizes: (values) =>
    values.length === 2
      ? ['width', 'height']
      : (values.length === 3 || values.length === 4) && 2 * (values[2] ?? 0) < Math.min(values[0] ?? 0, values[1] ?? 0)
        ? ['width', 'height', 'thickness', 'length'].slice(0, values.length)
        : undefined,
  features: [],
  shapes: { tShaped: 'tee_profile' },
  example: 'T profile 50x40x5 mm, 120 mm long',
  build(context) {
    const [width, height, thickness] = [valueOf(context, 'width'), valueOf(context, 'height'), valueOf(context, 'thickness')]
    if (thickness > Math.min(width, height) - leastWall)
      throw contradiction(
        describeSized('thickness', sizedOf(context, 'thickness')),
        `a profile of ${width} x ${height} mm`,
        'Give a thinner profile or a larger one.',
      )
    return buildSection({
      context,
      name: 'tee',
      parameters: ['width', 'height', 'thickness'],
      corners: [
        ['-thickness / 2', '0'],
        ['thickness / 2', '0'],
        ['thickness / 2', 'height - thickness'],
        ['width / 2', 'height - thickness'],
        ['width / 2', 'height'],
        ['-width / 2', 'height'],
        ['-width / 2', 'height - thickness'],
        ['-thickness / 2', 'height - thickness'],
      ],
      area: width * thickness + (height - thickness) * thickness,
      size: [width, height],
      sides: [],
    })
  },
}
