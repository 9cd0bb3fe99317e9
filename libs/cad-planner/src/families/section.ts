import type { Point2 } from '@naturalcad/contracts/part'
import type { Cut, CutKind } from '../cuts/cut.ts'
import { findMisfit } from '../cuts/fit.ts'
import { areaOfCut } from '../expectations/cut-volume.ts'
import { countOf } from '../features/resolve/count.ts'
import { holeGroup } from '../features/resolve/hole-group.ts'
import { spread } from '../layouts/spread.ts'
import { roundNoise } from '../language/quantity.ts'
import { rectangle } from '../outlines/rectangle.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { pythonFloat, Script } from '../script/script.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'
import { sizedOf, valueOf } from './dimension-values.ts'

/** A flat side of a profile that takes holes. */
interface Side {
  name: string
  /** The plane of its outer face; the extrusion along its normal goes through the side. */
  plane: string
  /** Extents across and along the profile, and where its middle is in the plane. */
  size: readonly [across: number, along: number]
  /** Turns a place on the side into a point of the plane. */
  toPlane: (point: Point2) => Point2
}

export interface SectionPlan {
  context: BuildContext
  name: string
  /** The script's parameters but the length, in order. */
  parameters: readonly string[]
  /** Corners of the section in x and z, in terms of the parameters. */
  corners: readonly (readonly [string, string])[]
  /** Area of the section, mm². */
  area: number
  size: readonly [x: number, z: number]
  sides: readonly Side[]
}

/** Builds a profile of constant section along y, with holes shared out evenly among its sides. */
export function buildSection({ context, name, parameters, corners, area, size, sides }: SectionPlan): BuiltPart {
  const length = valueOf(context, 'length')
  const thickness = sizedOf(context, 'thickness')
  const script = new Script()
  for (const parameter of [...parameters, 'length']) script.parameter(parameter, valueOf(context, parameter))
  script.line(0, `with BuildPart() as ${name}:`)
  script.line(1, 'with BuildSketch(Plane.XZ):')
  script.line(2, `Polygon(${corners.map(([x, z]) => `(${x}, ${z})`).join(', ')}, align=None)`)
  script.line(1, 'extrude(amount=length / 2, both=True)')
  const holes = holesOf(context, sides)
  for (const { side, cut } of holes) {
    script.parameters(cut.parameters)
    script.line(1, `with BuildSketch(${side.plane}):`)
    script.line(
      2,
      `with Locations(${cut.layout.positions
        .map((point) => side.toPlane(point))
        .map(([x, y]) => `(${pythonFloat(roundNoise(x))}, ${pythonFloat(roundNoise(y))})`)
        .join(', ')}):`,
    )
    script.line(3, `Circle(${cut.name}_diameter / 2)`)
    script.line(1, 'extrude(amount=thickness, mode=Mode.SUBTRACT)')
  }
  const count = holes.reduce((sum, { cut }) => sum + cut.layout.positions.length, 0)
  const holeArea = holes.reduce((sum, { cut }) => sum + cut.layout.positions.length * areaOfCut(cut.shape), 0)
  return {
    script: script.finish(`${name}.part`),
    expectations: { volume: area * length - holeArea * thickness.value, size: [size[0], length, size[1]], genus: count, solids: 1 },
  }
}

function holesOf(context: BuildContext, sides: readonly Side[]): { side: Side; cut: Cut }[] {
  const [reading, second] = context.features.filter(({ feature }) => feature === 'hole')
  if (reading === undefined) return []
  if (second !== undefined) throw notUnderstood(`a ${context.part.words} takes one kind of hole`, [second.words])
  const unsaid =
    [...reading.places].find(([place]) => place !== 'row') ??
    [...reading.choices].find(([choice]) => choice === 'blind' || choice === 'counterbored' || choice === 'countersunk')
  const fact = reading.facts.find(
    ({ dimension }) => dimension === 'depth' || dimension === 'edgeDistance' || dimension === 'spacing' || dimension === 'boltCircle',
  )
  if (unsaid !== undefined || fact !== undefined)
    throw notUnderstood(`the holes of a ${context.part.words} go through and are shared out evenly`, [unsaid?.[1] ?? fact?.words ?? ''])
  const narrowest = sides.toSorted((a, b) => a.size[0] - b.size[0])[0]
  if (narrowest === undefined) throw notUnderstood(`holes in a ${context.part.words} are not made`, [reading.words])
  const body = {
    noun: context.part.words,
    outline: rectangle(narrowest.size[0], narrowest.size[1], ['', '']),
    thickness: sizedOf(context, 'thickness'),
    boreDiameter: 0,
    assumptions: context.assumptions,
  }
  const count = countOf('hole_count', reading, body)
  const kind = holeGroup('hole', reading, undefined, body)
  const holes = sides.flatMap((side, index) => {
    const share = Math.floor((count + sides.length - 1 - index) / sides.length)
    return share === 0 ? [] : [{ side, cut: placeOn(side, kind, share) }]
  })
  context.assumptions.assume(
    'hole_layout',
    holes.map(({ side, cut }) => `${cut.layout.positions.length} in the ${side.name}`).join(', '),
    'text',
    'shared out evenly',
  )
  return holes
}

function placeOn(side: Side, kind: CutKind, count: number): Cut {
  const outline = rectangle(side.size[0], side.size[1], ['', ''])
  for (const layout of spread(kind.name, count, side.size)) {
    const cut: Cut = { ...kind, layout }
    if (findMisfit(cut, [], outline, 0) === undefined) return cut
  }
  throw contradiction(
    `${count} times "${kind.words}" (diameter ${kind.shape.kind === 'circle' ? kind.shape.diameter : 0} mm)`,
    `the ${side.name} with a flat of ${Number(side.size[0].toFixed(3))} x ${Number(side.size[1].toFixed(3))} mm`,
    'Give smaller holes, fewer, or a larger part.',
  )
}
