import type { Mesh } from '@naturalcad/contracts/part'
import { geometryError } from '../kernel/geometry-error.ts'
import { transformPoint } from '../geometry/matrix.ts'
import { takeMatrix } from '../geometry/read.ts'
import { lengthOf, type Vec3 } from '../geometry/vector.ts'
import { explore } from '../explore/sub-shapes.ts'
import { operate } from '../kernel/operate.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { boundingBox } from '../measure/bounding-box.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { edgePolylines, type MeshedFace } from './edge-polylines.ts'

export interface MeshTolerance {
  /** Greatest distance between a facet and the surface, in mm. @default a thousandth of the bounding box's diagonal */
  linear?: number
  /** Greatest angle between neighbouring facets, in radians; it rules small radii. @default 0.2 */
  angular?: number
}

export interface MeshOptions extends MeshTolerance {
  /** Whether polylines of the edges are wanted, which only pictures need; without them `edges` is empty. @default true */
  edges?: boolean
}

/** The tolerance in full, as `tessellate` uses it. */
export function meshTolerance(shape: Shape, { linear, angular = 0.2 }: MeshTolerance = {}): Required<MeshTolerance> {
  return { linear: linear ?? lengthOf(boundingBox(shape).size) / 1000, angular }
}

/** Triangles of all faces and polylines of all edges. Coordinates are double precision, normals single. */
export function tessellate(shape: Shape, { edges: withEdges = true, ...tolerance }: MeshOptions = {}): Mesh {
  const { linear, angular } = meshTolerance(shape, tolerance)
  if (!(linear > 0 && angular > 0)) throw geometryError('mesh', `a tolerance of ${linear} mm and ${angular} rad`, 'give tolerances greater than 0')
  return operate(shape.kernel, 'mesh', (bench) => {
    const { BRepTools, ReplicadMeshExtractor } = bench.occt
    const raw = rawOf(shape)
    // A mesh that is already there would be kept if it is fine enough, and the result depend on what was asked before.
    BRepTools.Clean(raw, true)
    const data = bench.own(ReplicadMeshExtractor.extract(raw, linear, angular, false))
    const { buffer } = bench.occt.wasmMemory
    const normals = Float64Array.from(new Float32Array(buffer, data.getNormalsPtr(), data.getNormalsSize()))
    const triangles = Uint32Array.from(new Uint32Array(buffer, data.getTrianglesPtr(), data.getTrianglesSize()))
    const faces = meshedFaces(bench, shape)
    const positions = joined(faces.map((face) => face.positions))
    // The extractor walks the faces in the same order, but in single precision, which a metre-long part would not survive.
    if (positions.length !== data.getVerticesSize()) bench.fail('some faces could not be triangulated', 'check that the shape is valid')
    const edges = withEdges ? edgePolylines(bench, shape, faces, { linear, angular }) : []
    BRepTools.Clean(raw, true)
    return { positions, normals, triangles, edges }
  })
}

function meshedFaces(bench: Workbench, shape: Shape): MeshedFace[] {
  const faces: MeshedFace[] = []
  explore(bench, rawOf(shape), 'face', (raw) => {
    const face = bench.own(bench.occt.TopoDS.Face(bench.own(raw)))
    const location = bench.own(new bench.occt.TopLoc_Location())
    const triangulation = bench.occt.BRep_Tool.Triangulation(face, location, 0)
    // A face without area has none; the extractor skips it as well.
    if (triangulation === null || triangulation === undefined) return
    bench.own(triangulation)
    const place = location.IsIdentity() ? undefined : takeMatrix(location.Transformation())
    const count = triangulation.NbNodes()
    const positions = new Float64Array(count * 3)
    for (let index = 0; index < count; index += 1) {
      const node = triangulation.Node(index + 1)
      const point: Vec3 = [node.X(), node.Y(), node.Z()]
      node.delete()
      positions.set(place === undefined ? point : transformPoint(place, point), index * 3)
    }
    faces.push({ face, triangulation, location, positions })
  })
  return faces
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
