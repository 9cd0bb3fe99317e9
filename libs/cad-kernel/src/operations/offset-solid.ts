import { subShapes } from '../explore/sub-shapes.ts'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { areaOf, volumeOf } from '../measure/properties.ts'
import { isValid } from '../measure/validity.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { reversed } from '../explore/identity.ts'

export type JoinKind = 'arc' | 'intersection' | 'tangent'

export const joinByKind = {
  arc: 'GeomAbs_Arc',
  intersection: 'GeomAbs_Intersection',
  tangent: 'GeomAbs_Tangent',
} as const satisfies Record<JoinKind, string>

export interface OffsetSolidOptions {
  /** How grown faces meet at edges: rounded, or sharp. @default 'arc' */
  kind?: Exclude<JoinKind, 'tangent'>
  /** @default 1e-4 */
  tolerance?: number
}

const thinner = 'use a smaller thickness, or the other kind'

/** All faces moved outwards by the amount, inwards when it is negative (build123d's `offset_3d` without openings). */
export function offsetSolid(solid: Shape, amount: number, { kind = 'arc', tolerance = 1e-4 }: OffsetSolidOptions = {}): Shape {
  const grown = thickSolid(solid, [], amount, kind, tolerance, true)
  return requireChange(solid, volumeOf(grown) < 0 ? reversed(grown) : grown, amount)
}

/** A wall along all faces but the openings; negative thickness goes inwards. (build123d's `offset_3d` with openings.) */
export function hollow(solid: Shape, openings: readonly Shape[], thickness: number, { kind = 'arc', tolerance = 1e-4 }: OffsetSolidOptions = {}): Shape {
  if (openings.length > 0) {
    const shell = thickSolid(solid, openings, thickness, kind, tolerance, true)
    return requireChange(solid, volumeOf(shell) < 0 ? reversed(shell) : shell, thickness)
  }
  const other = thickSolid(solid, [], thickness, kind, tolerance, false)
  const closed = operate(solid.kernel, 'hollow', (bench) => {
    const shells = [other, solid].map((shape) => subShapes(shape, 'shell')[0] ?? bench.fail('no shell', thinner))
    const [outer, inner] = (thickness > 0 ? shells : shells.reverse()).map((shell) => bench.own(bench.occt.TopoDS.Shell(rawOf(shell))))
    if (outer === undefined || inner === undefined) return bench.fail('no shell', thinner)
    const raw = bench.own(new bench.occt.BRepBuilderAPI_MakeSolid(outer, inner)).Solid()
    const fix = bench.own(new bench.occt.ShapeFix_Solid(bench.own(raw)))
    fix.Perform(bench.own(new bench.occt.Message_ProgressRange()))
    return bench.shape(fix.Solid())
  })
  return requireChange(solid, closed, thickness)
}

function thickSolid(solid: Shape, openings: readonly Shape[], amount: number, kind: 'arc' | 'intersection', tolerance: number, removeEdges: boolean): Shape {
  const result = operate(
    solid.kernel,
    'offset',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_MakeThickSolid())
      const progress = bench.own(new bench.occt.Message_ProgressRange())
      const closing = bench.list(openings)
      builder.MakeThickSolidByJoin(rawOf(solid), closing, amount, tolerance, 'BRepOffset_Skin', true, false, joinByKind[kind], removeEdges, progress)
      if (!builder.IsDone()) bench.fail(`a thickness of ${amount} does not fit`, thinner)
      return bench.shape(builder.Shape())
    },
    thinner,
  )
  return unwrapCompound(result)
}

/** OCCT hands back the solid itself, and calls it valid, when a wall is thicker than the part. */
function requireChange(before: Shape, after: Shape, amount: number): Shape {
  const change = Math.abs(volumeOf(after) - volumeOf(before))
  const isSound = isValid(after) && volumeOf(after) > 0 && change > 1e-9 * areaOf(before) * Math.abs(amount)
  if (!isSound) throw geometryError('offset', `a thickness of ${amount} does not fit`, thinner)
  return after
}
