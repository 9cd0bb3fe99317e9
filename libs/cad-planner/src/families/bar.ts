import { buildPrism } from '../prism/build-prism.ts'
import { solidFeatures } from './block.ts'
import { valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { rectangularOutline } from './plate.ts'

/** Rectangular stock: a section of width and height, and a length; it lies along x. */
export const bar: Family = {
  name: 'bar',
  noun: 'bar',
  recordedAs: { '3d_solid': 'block' },
  singular: 'bar, rectangular bar, flat bar, flat bar stock, solid bar, bar stock',
  plural: 'bars, flat bars',
  shaped: { square: 'square bar, square rod, square stock' },
  outputs: ['3d_solid'],
  parameters: [
    { name: 'length', words: { length: 0, span: 0 }, default: 100 },
    { name: 'width', words: { width: 0, side: 0, depth: 1 }, default: 20 },
    { name: 'height', words: { height: 0, thickness: 0, depth: 1 }, default: ({ width = 20 }) => ({ value: width, reason: 'as high as wide' }) },
  ],
  // The longest of three numbers is the length, at whichever end it stands.
  sizes(values) {
    if (values.length === 2) return ['width', 'height']
    const [first = 0, , third = 0] = values
    if (values.length !== 3) return undefined
    return third > first ? ['width', 'height', 'length'] : ['length', 'width', 'height']
  },
  square: ['width', 'height'],
  features: solidFeatures,
  shapes: {
    rectangular: 'bar',
    square: 'bar',
    round: 'cylinder',
    hexagonal: 'hexagon',
    octagonal: 'octagon',
    lShaped: 'angle_profile',
    uShaped: 'channel_profile',
    tShaped: 'tee_profile',
  },
  example: 'square bar 20 mm, 150 mm long',
  build: (context) =>
    buildPrism({
      context,
      name: 'bar',
      outline: rectangularOutline(valueOf(context, 'length'), valueOf(context, 'width'), ['length', 'width']),
      parameters: [
        ['length', valueOf(context, 'length')],
        ['width', valueOf(context, 'width')],
      ],
      thicknessName: 'height',
      isRound: false,
    }),
}
