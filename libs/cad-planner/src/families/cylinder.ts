import { circle } from '../outlines/circle.ts'
import { buildPrism } from '../prism/build-prism.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'
import { valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { flatFeatures } from './plate.ts'
import { polygonShapes } from './polygon-shapes.ts'

function build(context: BuildContext, name: string, thicknessName: string): BuiltPart {
  const diameter = valueOf(context, 'diameter')
  return buildPrism({
    context,
    name,
    outline: () => circle(diameter, 'diameter'),
    parameters: [['diameter', diameter]],
    thicknessName,
    isRound: true,
  })
}

/** A solid round part, longer than flat. */
export const cylinder: Family = {
  name: 'cylinder',
  noun: 'cylinder',
  singular: 'cylinder, rod, round bar, round rod, dowel, dowel pin, solid cylinder, puck, round block, roller, round stock',
  plural: 'cylinders, rods, dowels',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'diameter', words: { diameter: 0, outerDiameter: 0, across: 0, width: 2, thickness: 4 }, default: 20 },
    {
      name: 'height',
      words: { height: 0, length: 0, thickness: 1, depth: 1 },
      default: ({ diameter = 20 }) => ({ value: diameter * 2, reason: 'twice the diameter' }),
    },
  ],
  sizes: (values) => (values.length === 2 ? ['diameter', 'height'] : undefined),
  bare: 'diameter',
  bareBeside: 'height',
  features: flatFeatures.filter((feature) => feature !== 'label' && feature !== 'centerLine' && feature !== 'dimensions'),
  shapes: { round: 'cylinder', hollow: 'tube' },
  example: 'cylinder 20 mm diameter, 50 mm tall with an 8 mm bore',
  build: (context) => build(context, 'cylinder', 'height'),
}

/** A round plate. */
export const disc: Family = {
  name: 'disc',
  noun: 'disc',
  singular: 'disc, disk, round plate, circular plate, round disc, circular disc, round disk, circular disk, blank disc, coin',
  plural: 'discs, disks',
  outputs: ['3d_solid', 'surface', '2d_vector'],
  parameters: [
    { name: 'diameter', words: { diameter: 0, outerDiameter: 0, across: 0, width: 1 }, default: 60 },
    { name: 'thickness', words: { thickness: 0, height: 1, length: 2, depth: 2 }, default: 6 },
  ],
  sizes: (values) => (values.length === 2 ? ['diameter', 'thickness'] : undefined),
  bare: 'diameter',
  features: flatFeatures,
  shapes: { round: 'disc', ...polygonShapes },
  example: 'disc 60 mm diameter, 6 mm thick with six 5 mm holes on a 45 mm bolt circle',
  build: (context) => build(context, 'disc', 'thickness'),
}
