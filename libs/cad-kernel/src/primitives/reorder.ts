import { isDegenerated } from '../measure/validity.ts'
import { explore } from '../explore/sub-shapes.ts'
import { operate } from '../kernel/operate.ts'
import type { TopoDS_Shape } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape, type ShapeType } from '../shape/shape.ts'

/** Where a face or an edge belongs in the list, by its rank. Edges without length are asked for like the others. */
export interface Ranks {
  face(face: Shape): number
  edge(edge: Shape, isPoint: boolean): number
}

/**
 * The same solid with faces, and the edges of each wire, listed in another order. Scripts choose by position in the list
 * when sort keys are equal, so a primitive that is made another way than OCCT makes it must still be listed its way.
 */
export function reordered(solid: Shape, ranks: Ranks): Shape {
  return operate(solid.kernel, 'order', (bench) => {
    const edges = (wire: Shape) => sorted(parts(bench, wire, 'edge'), (edge) => ranks.edge(edge, isDegenerated(edge)))
    const wires = (face: Shape) => parts(bench, face, 'wire').map((wire) => rebuilt(bench, wire, edges(wire)))
    const faces = sorted(parts(bench, solid, 'face'), (face) => ranks.face(face)).map((face) => rebuilt(bench, face, wires(face)))
    const shells = parts(bench, solid, 'shell').map((shell) => rebuilt(bench, shell, faces))
    return rebuilt(bench, solid, shells)
  })
}

function parts(bench: Workbench, shape: Shape, type: ShapeType): Shape[] {
  const found: Shape[] = []
  explore(bench, rawOf(shape), type, (raw) => found.push(bench.shape(raw)))
  return found
}

function sorted(shapes: readonly Shape[], rank: (shape: Shape) => number): Shape[] {
  return shapes
    .map((shape) => ({ shape, rank: rank(shape) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ shape }) => shape)
}

/** An empty copy keeps the surface, the tolerance and the turning; only what it holds is put in anew. */
function rebuilt(bench: Workbench, shape: Shape, content: readonly Shape[]): Shape {
  const copy: TopoDS_Shape = rawOf(shape).EmptyCopied()
  const builder = bench.own(new bench.occt.TopoDS_Builder())
  for (const part of content) builder.Add(copy, rawOf(part))
  copy.Closed(rawOf(shape).Closed())
  return bench.shape(copy)
}
