import { roundNoise } from '../language/quantity.ts'
import type { Shape } from '../language/item.ts'
import { regularPolygon } from '../outlines/regular-polygon.ts'
import { buildPrism } from '../prism/build-prism.ts'
import { valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'
import { notUnderstood } from '../refusal.ts'
import { flatFeatures } from './plate.ts'
import { polygonShapes } from './polygon-shapes.ts'

/** A regular polygon, extruded. Sized by its flats, its corners or its side. */
function regularPrism(name: string, shape: Shape, sides: number, more = ''): Family {
  const adjective = sides === 3 ? 'equilateral triangular' : shape
  const flatsToCorners = 1 / Math.cos(Math.PI / sides)
  return {
    name,
    noun: name,
    singular: `${name}, ${adjective} plate, ${adjective} prism, ${adjective} bar, ${adjective} block, ${adjective} rod, ${adjective} part, ${adjective} profile, ${adjective} shape, regular ${name}, ${name} plate, ${name} prism, ${name} bar, regular ${name} plate, regular ${name} prism${more}`,
    plural: `${adjective} plates, ${adjective} prisms`,
    outputs: ['3d_solid', '2d_vector'],
    recordedAs: { '3d_solid': 'polygon_prism', '2d_vector': 'polygon_profile' },
    parameters: [
      ...(sides % 2 === 0 ? [{ name: 'across_flats', words: { acrossFlats: 0, width: 2 } }] : []),
      { name: 'side', words: { side: 0 } },
      {
        name: 'across_corners',
        words: { acrossCorners: 0, diameter: 1, outerDiameter: 1 },
        default: ({ across_flats, side }) =>
          across_flats !== undefined
            ? { value: roundNoise(across_flats * flatsToCorners), reason: 'from the distance across flats' }
            : side !== undefined
              ? { value: roundNoise(side / Math.sin(Math.PI / sides)), reason: 'from the length of a side' }
              : { value: 40, reason: 'usual size' },
      },
      { name: 'thickness', words: { thickness: 0, height: 0, length: 0, depth: 1 }, default: 8 },
    ],
    exclusive: ['across_flats', 'side', 'across_corners'],
    features: flatFeatures.filter((feature) => feature !== 'slot'),
    shapes: { [shape]: name },
    example: sides % 2 === 0 ? `${name} 40 mm across flats, 8 mm thick` : `${name} with 30 mm side length, 8 mm thick`,
    build(context) {
      const acrossCorners = valueOf(context, 'across_corners')
      return buildPrism({
        context,
        name: name.replaceAll(' ', '_'),
        outline: () => regularPolygon(sides, acrossCorners, { acrossCorners: 'across_corners', sides: 'side_count' }),
        parameters: [
          ['side_count', sides],
          ['across_corners', acrossCorners],
        ],
        thicknessName: 'thickness',
        isRound: true,
      })
    },
  }
}

/** A polygon whose number of sides is said beside it: it becomes one of those below. */
const polygon: Family = {
  ...regularPrism('polygon', 'hexagonal', 6),
  singular: 'polygon, regular polygon, polygon plate, regular polygon plate, polygon prism, regular polygon prism, polygonal plate, polygonal prism',
  plural: 'polygons',
  shapes: polygonShapes,
  variants: { ...polygonShapes, triangular: 'equilateral triangle' },
  example: 'polygon plate with 6 sides, 40 mm across flats, 8 mm thick',
  build({ part }) {
    throw notUnderstood('how many sides a polygon has must be said', [part.words], 'polygon plate with 6 sides, 40 mm across flats, 8 mm thick')
  },
}

export const regularPrisms: readonly Family[] = [
  polygon,
  regularPrism('pentagon', 'pentagonal', 5),
  regularPrism('hexagon', 'hexagonal', 6, ', hex plate, hex bar, hex prism, hex rod, hex spacer, hex block'),
  regularPrism('heptagon', 'heptagonal', 7),
  regularPrism('octagon', 'octagonal', 8),
  regularPrism('decagon', 'decagonal', 10),
  regularPrism('dodecagon', 'dodecagonal', 12),
  regularPrism('equilateral triangle', 'triangular', 3, ', triangular prism, triangular plate'),
]
