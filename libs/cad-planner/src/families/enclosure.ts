import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

/** A box with walls and a floor of one thickness, open at the top. */
export const enclosure: Family = {
  name: 'enclosure',
  noun: 'enclosure',
  singular:
    'enclosure, tray, open box, open topped box, open top box, project box, electronics enclosure, electronics box, case, bin, rectangular tray, open tray, hollow box, storage box, container, crate, trough',
  plural: 'enclosures, trays, cases, bins',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'length', words: { length: 0, width: 1 }, default: 80 },
    { name: 'width', words: { width: 0, depth: 0, length: 3 }, default: 60 },
    { name: 'height', words: { height: 0, depth: 1 }, default: 40 },
    { name: 'wall_thickness', words: { wall: 0, thickness: 0 }, default: 2 },
  ],
  sizes: (values) => (values.length === 3 ? ['length', 'width', 'height'] : values.length === 2 ? ['length', 'width'] : undefined),
  square: ['length', 'width'],
  features: [],
  choices: ['open'],
  shapes: { rectangular: 'enclosure', square: 'enclosure' },
  example: 'open box 80x60x40 mm with 2 mm walls',
  build(context) {
    const [length, width, height, wall] = [
      valueOf(context, 'length'),
      valueOf(context, 'width'),
      valueOf(context, 'height'),
      valueOf(context, 'wall_thickness'),
    ]
    if (2 * wall > Math.min(length, width) - leastWall || wall > height - leastWall) {
      throw contradiction(
        describeSized('wall_thickness', sizedOf(context, 'wall_thickness')),
        `a box of ${length} x ${width} x ${height} mm`,
        'Give thinner walls or a larger box.',
      )
    }
    context.assumptions.assume('top', 'open', 'text', 'a box with walls is made without a lid')
    const script = new Script()
    for (const name of ['length', 'width', 'height', 'wall_thickness']) script.parameter(name, valueOf(context, name))
    script.line(0, 'with BuildPart() as enclosure:')
    script.line(1, 'with BuildSketch():')
    script.line(2, 'Rectangle(length, width)')
    script.line(1, 'extrude(amount=height)')
    script.line(1, 'with BuildSketch(Plane.XY.offset(height)):')
    script.line(2, 'Rectangle(length - 2 * wall_thickness, width - 2 * wall_thickness)')
    script.line(1, 'extrude(amount=-(height - wall_thickness), mode=Mode.SUBTRACT)')
    return {
      script: script.finish('enclosure.part'),
      expectations: {
        volume: length * width * height - (length - 2 * wall) * (width - 2 * wall) * (height - wall),
        size: [length, width, height],
        genus: 0,
        solids: 1,
      },
    }
  },
}
