import type { Cut } from '../cuts/cut.ts'
import { leastWall } from '../cuts/fit.ts'
import { center } from '../layouts/center.ts'
import { roundNoise } from '../language/quantity.ts'
import { circle } from '../outlines/circle.ts'
import { buildPrism } from '../prism/build-prism.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { findMetricFastener } from '../standards/metric-fasteners.ts'
import { findWasher } from '../standards/washers.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family, Parameter } from './family.ts'

/** A round opening that the family itself has. */
export function bodyOpening(name: string, diameter: number): Cut {
  return { name, words: name, shape: { kind: 'circle', diameter }, parameters: [{ name: `${name}_diameter`, value: diameter }], layout: center }
}

/** Refuses an inside that is no smaller than the outside. */
export function boreMisfit(context: BuildContext, name: string): void {
  const [outer, inner] = [sizedOf(context, 'outer_diameter'), sizedOf(context, name)]
  if (inner.value > outer.value - 2 * leastWall)
    throw contradiction(describeSized(name, inner), describeSized('outer_diameter', outer), 'Give an inside that is smaller than the outside.')
}

/** Outside, inside and wall: two of them make the third. */
function roundHollow(context: BuildContext, name: string, lengthName: string): BuiltPart {
  const outer = valueOf(context, 'outer_diameter')
  boreMisfit(context, 'inner_diameter')
  const inner = valueOf(context, 'inner_diameter')
  return buildPrism({
    context,
    name,
    outline: () => circle(outer, 'outer_diameter'),
    parameters: [['outer_diameter', outer]],
    thicknessName: lengthName,
    isRound: true,
    openings: [bodyOpening('inner', inner)],
    boreDiameter: inner,
  })
}

const outer: Parameter = {
  name: 'outer_diameter',
  words: { outerDiameter: 0, diameter: 0, width: 3 },
  default: ({ inner_diameter, wall_thickness = 3 }) =>
    inner_diameter === undefined
      ? { value: 20, reason: 'usual size' }
      : { value: roundNoise(inner_diameter + 2 * wall_thickness), reason: 'the inner diameter and two walls' },
}

const inner: Parameter = {
  name: 'inner_diameter',
  words: { innerDiameter: 0, diameter: 5 },
  default: ({ outer_diameter = 20, wall_thickness }) =>
    wall_thickness === undefined
      ? { value: roundNoise(Math.round(outer_diameter * 8) / 10), reason: 'eight tenths of the outer diameter' }
      : { value: roundNoise(outer_diameter - 2 * wall_thickness), reason: 'the outer diameter less two walls' },
}

const common = {
  outputs: ['3d_solid'],
  features: ['bore', 'hole', 'fillet', 'chamfer'],
  absorbs: { features: ['bore', 'hole'], parameter: 'inner_diameter' },
} as const satisfies Partial<Family>

/** Thickness means that of the wall. */
export const tube: Family = {
  ...common,
  name: 'tube',
  noun: 'tube',
  singular:
    'tube, pipe, round tube, tube adapter, pipe adapter, hollow cylinder, sleeve, hollow rod, tube spacer, pipe section, tube section, cylindrical tube, hose adapter, tube sleeve, adapter sleeve, tubing',
  plural: 'tubes, pipes, sleeves, tube adapters',
  shaped: {
    square: 'square tube, square pipe, square hollow section',
    rectangular: 'rectangular tube, rectangular pipe, box section, rectangular hollow section, rhs',
  },
  parameters: [
    { name: 'wall_thickness', words: { wall: 0, thickness: 0 } },
    outer,
    inner,
    {
      name: 'length',
      words: { length: 0, height: 0, depth: 1 },
      default: ({ outer_diameter = 20 }) => ({ value: outer_diameter * 2, reason: 'twice the outer diameter' }),
    },
  ],
  computed: 'wall_thickness',
  bare: 'outer_diameter',
  bareBeside: 'wall_thickness',
  // Of `40x30x100` the second is too much for a wall; `40x3x100` could be either.
  sizes: ([first = 0, second = 0, third]) =>
    third !== undefined && 2 * second >= first && second < first ? ['outer_diameter', 'inner_diameter', 'length'] : undefined,
  shapes: { round: 'tube', hollow: 'tube', square: 'rectangular_tube', rectangular: 'rectangular_tube' },
  example: 'tube 30 mm outer diameter, 2 mm wall, 80 mm long',
  build: (context) => roundHollow(context, 'tube', 'length'),
}

/** A short piece with a bore: the thickness is not that of a wall. */
export const spacer: Family = {
  ...common,
  name: 'spacer',
  noun: 'spacer',
  singular: 'spacer, bushing, bush, standoff, stand off, round spacer, collar, shaft collar, round standoff, spacer sleeve, shaft spacer',
  plural: 'spacers, bushings, collars, standoffs',
  parameters: [
    { name: 'wall_thickness', words: { wall: 0, thickness: 2 } },
    outer,
    {
      ...inner,
      default: ({ outer_diameter = 20, wall_thickness }) =>
        wall_thickness === undefined
          ? { value: roundNoise(outer_diameter / 2), reason: 'half of the outer diameter' }
          : { value: roundNoise(outer_diameter - 2 * wall_thickness), reason: 'the outer diameter less two walls' },
    },
    {
      name: 'length',
      words: { length: 0, height: 0, thickness: 1, depth: 1, width: 1 },
      default: ({ outer_diameter = 20 }) => ({ value: outer_diameter, reason: 'as long as wide' }),
    },
  ],
  computed: 'wall_thickness',
  sizes: ringSizes('length'),
  shapes: { round: 'spacer', hollow: 'spacer' },
  metric: (size) => {
    const hole = findMetricFastener(size)?.clearance[1]
    return hole === undefined
      ? undefined
      : {
          inner_diameter: { value: hole, reason: `clearance hole for M${size}, ISO 273 medium` },
          outer_diameter: { value: roundNoise(2 * size), reason: `twice M${size}` },
        }
  },
  example: 'spacer 12 mm outer diameter, 6 mm bore, 20 mm long',
  build: (context) => roundHollow(context, 'spacer', 'length'),
}

/** A flat ring. */
export const washer: Family = {
  ...common,
  outputs: ['3d_solid', '2d_vector'],
  name: 'washer',
  noun: 'washer',
  singular:
    'washer, ring, flat washer, plain washer, flat ring, annulus, ring plate, shim ring, round washer, gasket ring, annular ring, shim washer',
  plural: 'washers, rings',
  parameters: [
    { name: 'wall_thickness', words: { wall: 0 } },
    outer,
    {
      ...inner,
      default: ({ outer_diameter = 20, wall_thickness }) =>
        wall_thickness === undefined
          ? { value: roundNoise(outer_diameter / 2), reason: 'half of the outer diameter' }
          : { value: roundNoise(outer_diameter - 2 * wall_thickness), reason: 'the outer diameter less two walls' },
    },
    { name: 'thickness', words: { thickness: 0, height: 0, length: 1, depth: 1 }, default: 2 },
  ],
  computed: 'wall_thickness',
  sizes: ringSizes('thickness'),
  shapes: { round: 'washer' },
  metric: (size) => {
    const known = findWasher(size)
    const reason = `plain washer for M${size}, ISO 7089`
    return known === undefined
      ? undefined
      : {
          inner_diameter: { value: known.innerDiameter, reason },
          outer_diameter: { value: known.outerDiameter, reason },
          thickness: { value: known.thickness, reason },
        }
  },
  example: 'washer 20 mm outer diameter, 10 mm inner diameter, 2 mm thick',
  build: (context) => roundHollow(context, 'washer', 'thickness'),
}

/** `20x10x2`: the larger of the first two is the outside, whichever way round it is written. */
function ringSizes(last: string): NonNullable<Family['sizes']> {
  return ([first = 0, second = 0, third]) => {
    if (third === undefined) return undefined
    return first >= second ? ['outer_diameter', 'inner_diameter', last] : ['inner_diameter', 'outer_diameter', last]
  }
}
