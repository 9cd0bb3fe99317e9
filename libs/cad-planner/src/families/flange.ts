import { circle } from '../outlines/circle.ts'
import { buildPrism } from '../prism/build-prism.ts'
import { roundNoise } from '../language/quantity.ts'
import { bodyOpening, boreMisfit } from './tube.ts'
import { valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { flatFeatures } from './plate.ts'

/** A round plate with a bore and a circle of bolt holes. */
export const flange: Family = {
  name: 'flange',
  noun: 'flange',
  singular: 'flange, pipe flange, round flange, circular flange, flat flange, flange plate, flange ring, bolted flange, blank flange ring',
  plural: 'flanges',
  outputs: ['3d_solid', '2d_vector'],
  parameters: [
    { name: 'outer_diameter', words: { outerDiameter: 0, diameter: 0, width: 2 }, default: 100 },
    {
      name: 'bore_diameter',
      words: { innerDiameter: 0 },
      default: ({ outer_diameter = 100 }) => ({
        value: roundNoise(Math.round(outer_diameter * 4) / 10),
        reason: 'four tenths of the outer diameter',
      }),
    },
    { name: 'thickness', words: { thickness: 0, height: 1, length: 1, depth: 2 }, default: 10 },
  ],
  sizes: (values) => (values.length === 2 ? ['outer_diameter', 'thickness'] : undefined),
  features: flatFeatures,
  absorbs: { features: ['bore'], parameter: 'bore_diameter' },
  usualFeature: { feature: 'hole', reason: 'a flange has four bolt holes where nobody says' },
  shapes: { round: 'flange' },
  example: 'flange 100 mm outer diameter, 40 mm bore, 10 mm thick with six 9 mm holes on a 75 mm bolt circle',
  build(context) {
    const [outer, bore] = [valueOf(context, 'outer_diameter'), valueOf(context, 'bore_diameter')]
    boreMisfit(context, 'bore_diameter')
    return buildPrism({
      context,
      name: 'flange',
      outline: () => circle(outer, 'outer_diameter'),
      parameters: [['outer_diameter', outer]],
      thicknessName: 'thickness',
      isRound: true,
      openings: [bodyOpening('bore', bore)],
      boreDiameter: bore,
    })
  },
}
