import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { buildSection } from './section.ts'

/** A U, open upwards: a web in the plane of x and y, two flanges up along z. */
export const channel: Family = {
  name: 'channel_profile',
  noun: 'channel',
  singular:
    'channel, u channel, u profile, u bracket, u section, c channel, u shaped bracket, u shaped profile, u shaped channel, channel profile, channel section, u shape, u beam, u bar, channel bracket, u shaped part',
  plural: 'channels, u channels',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'width', words: { width: 0 }, default: 50 },
    { name: 'height', words: { height: 0, leg: 0, depth: 1 }, default: ({ width = 50 }) => ({ value: width / 2, reason: 'half of the width' }) },
    {
      name: 'thickness',
      words: { thickness: 0, wall: 0 },
      default: ({ width = 50 }) => ({ value: Math.min(4, width / 12.5), reason: 'a part of the width, at most 4 mm' }),
    },
    { name: 'length', words: { length: 0, span: 0 }, default: 100 },
  ],
  sizes: (values) =>
    values.length === 2
      ? ['width', 'height']
      : (values.length === 3 || values.length === 4) && 2 * (values[2] ?? 0) < Math.min(values[0] ?? 0, values[1] ?? 0)
        ? ['width', 'height', 'thickness', 'length'].slice(0, values.length)
        : undefined,
  features: ['hole'],
  shapes: { uShaped: 'channel_profile' },
  example: 'U channel 50x30x3 mm, 120 mm long',
  build(context) {
    const [width, height, thickness, length] = [
      valueOf(context, 'width'),
      valueOf(context, 'height'),
      valueOf(context, 'thickness'),
      valueOf(context, 'length'),
    ]
    if (2 * thickness > width - leastWall || thickness > height - leastWall)
      throw contradiction(
        describeSized('thickness', sizedOf(context, 'thickness')),
        `a channel of ${width} x ${height} mm`,
        'Give a thinner profile or a larger one.',
      )
    return buildSection({
      context,
      name: 'channel',
      parameters: ['width', 'height', 'thickness'],
      corners: [
        ['-width / 2', '0'],
        ['width / 2', '0'],
        ['width / 2', 'height'],
        ['width / 2 - thickness', 'height'],
        ['width / 2 - thickness', 'thickness'],
        ['-width / 2 + thickness', 'thickness'],
        ['-width / 2 + thickness', 'height'],
        ['-width / 2', 'height'],
      ],
      area: width * thickness + 2 * (height - thickness) * thickness,
      size: [width, height],
      sides: [{ name: 'web', plane: 'Plane.XY', size: [width - 2 * thickness, length], toPlane: (point) => point }],
    })
  },
}
