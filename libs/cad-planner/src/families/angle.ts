import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { buildSection } from './section.ts'

/** An L: a base along x, an upright along z, extruded along y. */
export const angle: Family = {
  name: 'angle_profile',
  noun: 'L bracket',
  singular: `l bracket, angle, l shaped bracket, l shape bracket, angle bracket, corner bracket, l angle, l profile, l section, l shaped profile, angle profile, angle iron, l angle bracket, right angle bracket,
    l shape, l shaped part, l shaped mounting bracket, l mounting bracket, l beam, l bar, l shaped wall bracket, angle bar, angle section, l shaped beam`,
  plural: 'l brackets, angle brackets, angles',
  outputs: ['3d_solid'],
  parameters: [
    {
      name: 'base',
      words: { base: 0, leg: 0, depth: 0, width: 2, length: 4 },
      default: ({ upright }) =>
        upright === undefined ? { value: 50, reason: 'usual size' } : { value: upright, reason: 'as long as the other leg' },
    },
    { name: 'upright', words: { height: 0, leg: 0 }, default: ({ base = 50 }) => ({ value: base, reason: 'as long as the other leg' }) },
    {
      name: 'thickness',
      words: { thickness: 0, wall: 0 },
      default: ({ base = 50 }) => ({ value: Math.min(5, base / 10), reason: 'a tenth of the base, at most 5 mm' }),
    },
    { name: 'length', words: { length: 0, width: 1, span: 0 }, default: ({ base = 50 }) => ({ value: base, reason: 'as long as the base' }) },
  ],
  sizes(values, part) {
    if (values.length === 2) return ['base', 'upright']
    const [first = 0, second = 0, third = 0] = values
    if (values.length === 4 && 3 * third <= Math.min(first, second)) return ['base', 'upright', 'thickness', 'length']
    if (values.length !== 3) return undefined
    if (part.facts.some(({ dimension }) => dimension === 'thickness' || dimension === 'wall')) return ['base', 'upright', 'length']
    // `60x40x5` is a profile; `60x40x30` could have its width or its thickness last.
    return 3 * third <= Math.min(first, second) ? ['base', 'upright', 'thickness'] : undefined
  },
  features: ['hole'],
  shapes: { lShaped: 'angle_profile' },
  example: 'L bracket with 4 bolt holes, 60x60 mm legs, 90 mm wide, 8 mm thick',
  build(context) {
    const [base, upright, thickness, length] = [
      valueOf(context, 'base'),
      valueOf(context, 'upright'),
      valueOf(context, 'thickness'),
      valueOf(context, 'length'),
    ]
    if (thickness > Math.min(base, upright) - leastWall)
      throw contradiction(
        describeSized('thickness', sizedOf(context, 'thickness')),
        `legs of ${base} and ${upright} mm`,
        'Give a thinner profile or longer legs.',
      )
    return buildSection({
      context,
      name: 'bracket',
      parameters: ['base', 'upright', 'thickness'],
      corners: [
        ['0', '0'],
        ['base', '0'],
        ['base', 'thickness'],
        ['thickness', 'thickness'],
        ['thickness', 'upright'],
        ['0', 'upright'],
      ],
      area: base * thickness + (upright - thickness) * thickness,
      size: [base, upright],
      sides: [
        { name: 'base', plane: 'Plane.XY', size: [base - thickness, length], toPlane: ([x, y]) => [x + (base + thickness) / 2, y] },
        { name: 'upright', plane: 'Plane.YZ', size: [upright - thickness, length], toPlane: ([x, y]) => [y, x + (upright + thickness) / 2] },
      ],
    })
  },
}
