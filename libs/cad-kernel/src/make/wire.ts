import { argumentError, geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import type { Shape } from '../shape/shape.ts'

const reasonByError: Readonly<Record<string, string>> = {
  BRepBuilderAPI_EmptyWire: 'no edges',
  BRepBuilderAPI_DisconnectedWire: 'the edges are not connected',
}

/**
 * One wire from edges and wires that touch within OCCT's tolerance, in any order. A wire that branches is made as OCCT
 * makes it (`BRepBuilderAPI_NonManifoldWire`); edges in several pieces throw `SCRIPT_FAILED`: use `connectEdges` there.
 */
export function makeWire(parts: readonly Shape[]): Shape {
  const first = parts[0]
  if (first === undefined) throw argumentError('wire', 'no edges', 'give at least one edge')
  const edges = parts.flatMap((part) => (part.type === 'edge' ? [part] : subShapes(part, 'edge')))
  return operate(first.kernel, 'wire', (bench) => {
    const builder = bench.own(new bench.occt.BRepBuilderAPI_MakeWire())
    builder.Add(bench.list(edges))
    if (!builder.IsDone()) {
      const error = builder.Error()
      const reason = reasonByError[error]
      if (reason !== undefined) throw geometryError('wire', reason, 'let each edge begin where another ends')
    }
    // OCCT lists the edges of a closed outline backwards; build123d puts them one after the other before it makes a face.
    const fix = bench.own(new bench.occt.ShapeFix_Wire())
    fix.Load(bench.own(builder.Wire()))
    fix.FixReorder(false)
    return bench.shape(fix.Wire())
  }, 'let each edge begin where another ends')
}
