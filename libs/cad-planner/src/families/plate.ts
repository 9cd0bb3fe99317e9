import { chamferedRectangle, rectangle, roundedRectangle } from '../outlines/rectangle.ts'
import type { Outline } from '../outlines/outline.ts'
import type { EdgeTreatment } from '../prism/edge-treatments.ts'
import { buildPrism } from '../prism/build-prism.ts'
import { polygonShapes } from './polygon-shapes.ts'
import { contradiction } from '../refusal.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'
import type { Family, Parameter } from './family.ts'
import { sizedOf, valueOf } from './dimension-values.ts'

const plateParameters: readonly Parameter[] = [
  { name: 'width', words: { length: 0, width: 1, span: 0, side: 0 }, default: 80 },
  { name: 'height', words: { height: 0, depth: 0, width: 1, length: 3 }, default: 50 },
  { name: 'thickness', words: { thickness: 0, height: 3, depth: 3 }, default: 6, minimum: 0.1 },
]

export const flatFeatures = [
  'hole',
  'bore',
  'slot',
  'pocket',
  'cutout',
  'counterbore',
  'countersink',
  'fillet',
  'chamfer',
  'label',
  'centerLine',
  'dimensions',
] as const

/** The outline of a rectangular part with what is done to its corners. */
export function rectangularOutline(width: number, height: number, names: readonly [string, string]): (corners: EdgeTreatment | undefined) => Outline {
  return (corners) => {
    if (corners === undefined) return rectangle(width, height, names)
    if (2 * corners.size >= Math.min(width, height)) {
      throw contradiction(
        `"${corners.words}" (${corners.kind} ${corners.size} mm)`,
        `the shorter side of ${Math.min(width, height)} mm`,
        `Give a ${corners.kind} less than half of that.`,
      )
    }
    return corners.kind === 'fillet'
      ? roundedRectangle(width, height, corners.size, [...names, 'corner_radius'])
      : chamferedRectangle(width, height, corners.size, [...names, 'corner_chamfer'])
  }
}

function buildPlate(context: BuildContext): BuiltPart {
  const [width, height] = [valueOf(context, 'width'), valueOf(context, 'height')]
  sizedOf(context, 'thickness')
  return buildPrism({
    context,
    name: 'plate',
    outline: rectangularOutline(width, height, ['width', 'height']),
    parameters: [
      ['width', width],
      ['height', height],
    ],
    thicknessName: 'thickness',
    isRound: false,
  })
}

/** The smallest of three numbers is the thickness, wherever it stands. */
function plateSizes(values: readonly number[]): readonly string[] {
  if (values.length !== 3) return ['width', 'height']
  const thinnest = Math.min(...values)
  if (values[2] === thinnest) return ['width', 'height', 'thickness']
  return values[0] === thinnest ? ['thickness', 'width', 'height'] : ['width', 'thickness', 'height']
}

const common = {
  noun: 'plate',
  parameters: plateParameters,
  sizes: plateSizes,
  square: ['width', 'height'],
  features: flatFeatures,
  example: 'plate 120x70x5 mm with four 6 mm corner holes',
  build: buildPlate,
  outputs: ['3d_solid', 'surface', '2d_vector'],
} as const

/** A rectangular plate: the original NaturalCAD's default. */
export const plate: Family = {
  ...common,
  name: 'plate',
  recordedAs: { '3d_solid': 'bracket_plate', surface: 'bracket_plate', '2d_vector': 'plate_profile' },
  singular: `plate, mounting plate, base plate, baseplate, sheet, flat plate, spacer plate, cover plate, end plate, back plate, backplate, front plate, face plate, faceplate, adapter plate, support plate,
    wall plate, panel plate, gasket plate, nameplate, name plate, shim, plate blank, plate profile, plate outline, panel, sheet panel, rectangle`,
  plural: 'plates, mounting plates, base plates, sheets, shims',
  shaped: { square: 'square plate, square sheet, square panel, square sheet plate, square base plate, square mounting plate' },
  bare: 'thickness',
  shapes: { rectangular: 'plate', square: 'plate', round: 'disc', ...polygonShapes },
}

/** A bracket has mounting holes, so that it has four where nobody says. */
export const flatBracket: Family = {
  ...common,
  name: 'bracket',
  recordedAs: { '3d_solid': 'bracket_plate', surface: 'bracket_plate', '2d_vector': 'plate_profile' },
  noun: 'bracket',
  singular: `bracket, flat bracket, bracket plate, plate bracket, mounting bracket, wall bracket, support bracket, base bracket, bracket plate profile, bracket profile, wall bracket detail, bracket detail,
    bracket outline, fixing bracket, shelf bracket plate, straight bracket`,
  plural: 'brackets, mounting brackets, wall brackets',
  shapes: { rectangular: 'bracket', square: 'bracket', lShaped: 'angle_profile', uShaped: 'channel_profile', tShaped: 'tee_profile' },
  usualFeature: { feature: 'hole', reason: 'a bracket has four mounting holes where nobody says' },
}
