import { subShapes } from '../explore/sub-shapes.ts'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import { topLevelShapes } from '../explore/children.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { makeWire } from '../make/wire.ts'
import type { Shape } from '../shape/shape.ts'
import { joinByKind, type JoinKind } from './offset-solid.ts'
import { trimEdge } from './trim.ts'

/**
 * The wires at a distance from a planar wire: outside when positive, inside when negative; about an open one all round.
 * Several when it falls apart. Throws `SCRIPT_FAILED` when nothing is left.
 */
export function offsetWire(wire: Shape, distance: number, kind: JoinKind = 'arc'): Shape[] {
  const smaller = 'use a smaller distance'
  const edges = subShapes(wire, 'edge')
  const only = edges[0]
  // OCCT fails on a wire of one edge, a circle for instance; build123d halves it as well.
  const spine = edges.length === 1 && only !== undefined ? makeWire([trimEdge(only, 0, 0.5), trimEdge(only, 0.5, 1)]) : wire
  const result = operate(
    wire.kernel,
    'offset',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_MakeOffset())
      builder.Init(joinByKind[kind], false)
      builder.AddWire(bench.wire(spine))
      builder.Perform(distance, 0)
      if (!builder.IsDone()) bench.fail(`a distance of ${distance} does not fit`, smaller)
      return bench.shape(builder.Shape())
    },
    smaller,
  )
  const wires = topLevelShapes(unwrapCompound(result)).filter((part) => part.type === 'wire')
  if (wires.length === 0) throw geometryError('offset', `nothing is left at a distance of ${distance}`, smaller)
  return wires
}
