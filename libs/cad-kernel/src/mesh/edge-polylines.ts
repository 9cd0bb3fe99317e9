import { explore, ShapeSet } from '../explore/sub-shapes.ts'
import { takeVec3 } from '../geometry/read.ts'
import type { Poly_Triangulation, TopLoc_Location, TopoDS_Edge, TopoDS_Face } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

export interface MeshedFace {
  face: TopoDS_Face
  triangulation: Poly_Triangulation
  location: TopLoc_Location
  /** Of the triangulation's nodes, where the face is. */
  positions: Float64Array
}

/** Each edge once: through the nodes of a triangulated face that it bounds, or along its curve where it bounds none. */
export function edgePolylines(bench: Workbench, shape: Shape, faces: readonly MeshedFace[], tolerance: { linear: number; angular: number }): Float64Array[] {
  const { BRep_Tool, TopoDS } = bench.occt
  const seen = new ShapeSet(bench)
  const polylines: Float64Array[] = []
  for (const face of faces) {
    explore(bench, face.face, 'edge', (raw) => {
      const edge = bench.own(TopoDS.Edge(raw))
      if (seen.add(raw) === polylines.length) polylines.push(BRep_Tool.Degenerated(edge) ? new Float64Array(0) : alongFace(bench, edge, face))
    })
  }
  explore(bench, rawOf(shape), 'edge', (raw) => {
    const edge = bench.own(TopoDS.Edge(raw))
    if (seen.add(raw) === polylines.length) polylines.push(BRep_Tool.Degenerated(edge) ? new Float64Array(0) : alongCurve(bench, edge, tolerance))
  })
  for (const raw of seen.takeAll()) bench.own(raw)
  return polylines.filter((polyline) => polyline.length > 0)
}

function alongFace(bench: Workbench, edge: TopoDS_Edge, { triangulation, location, positions }: MeshedFace): Float64Array {
  const polygon = bench.occt.BRep_Tool.PolygonOnTriangulation(edge, triangulation, location)
  if (polygon === null || polygon === undefined) return new Float64Array(0)
  bench.own(polygon)
  const count = polygon.NbNodes()
  const polyline = new Float64Array(count * 3)
  for (let index = 0; index < count; index += 1) {
    const node = (polygon.Node(index + 1) - 1) * 3
    polyline.set(positions.subarray(node, node + 3), index * 3)
  }
  return polyline
}

function alongCurve(bench: Workbench, edge: TopoDS_Edge, { linear, angular }: { linear: number; angular: number }): Float64Array {
  const curve = bench.own(new bench.occt.BRepAdaptor_Curve(edge))
  const points = bench.own(new bench.occt.GCPnts_TangentialDeflection(curve, curve.FirstParameter(), curve.LastParameter(), angular, linear, 2, 1e-9, 1e-7))
  return Float64Array.from(Array.from({ length: points.NbPoints() }, (_, index) => takeVec3(points.Value(index + 1))).flat())
}
