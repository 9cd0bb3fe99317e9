import { buildPrism } from '../prism/build-prism.ts'
import { valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { flatFeatures, rectangularOutline } from './plate.ts'

export const solidFeatures = flatFeatures.filter((feature) => feature !== 'label' && feature !== 'centerLine' && feature !== 'dimensions')

/** A rectangular block: length along x, width along y, height along z. */
export const block: Family = {
  name: 'block',
  noun: 'block',
  singular:
    'block, cuboid, box, rectangular block, rectangular box, rectangular prism, brick, solid block, solid box',
  plural: 'blocks, boxes, cuboids, bricks',
  shaped: { square: 'square block' },
  outputs: ['3d_solid'],
  parameters: [
    { name: 'length', words: { length: 0, width: 1, span: 0, side: 1 }, default: 60 },
    { name: 'width', words: { width: 0, depth: 0, length: 3, thickness: 3 }, default: 40 },
    { name: 'height', words: { height: 0, thickness: 1, depth: 2 }, default: 30 },
  ],
  sizes: (values) => (values.length === 3 ? ['length', 'width', 'height'] : values.length === 2 ? ['length', 'width'] : undefined),
  square: ['length', 'width'],
  features: solidFeatures,
  shapes: { rectangular: 'block', square: 'block', round: 'cylinder', hexagonal: 'hexagon', octagonal: 'octagon' },
  variants: { open: 'enclosure', wall: 'enclosure', notched: 'tower_block', notch: 'tower_block' },
  example: 'block 60x40x30 mm with a 10 mm center hole',
  build: (context) =>
    buildPrism({
      context,
      name: 'block',
      outline: rectangularOutline(valueOf(context, 'length'), valueOf(context, 'width'), ['length', 'width']),
      parameters: [
        ['length', valueOf(context, 'length')],
        ['width', valueOf(context, 'width')],
      ],
      thicknessName: 'height',
      isRound: false,
    }),
}

export const cube: Family = {
  name: 'cube',
  noun: 'cube',
  singular: 'cube',
  plural: 'cubes',
  outputs: ['3d_solid'],
  parameters: [{ name: 'side', words: { side: 0, width: 0, length: 0, height: 0, depth: 0 }, default: 30 }],
  bare: 'side',
  sizes: (values) => (values.length === 3 ? ['side', 'side', 'side'] : undefined),
  features: solidFeatures,
  shapes: { square: 'cube' },
  example: '30 mm cube with 2 mm fillets on all edges',
  build: (context) =>
    buildPrism({
      context,
      name: 'cube',
      outline: rectangularOutline(valueOf(context, 'side'), valueOf(context, 'side'), ['side', 'side']),
      parameters: [['side', valueOf(context, 'side')]],
      thicknessName: 'side',
      isRound: false,
    }),
}
