import type { Drawing, Segment, Wire } from '@naturalcad/contracts/part'
import { topLevelShapes } from '../explore/children.ts'
import { orderedEdges } from '../explore/ordered-edges.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { innerWires, outerWire } from '../explore/wires-of-face.ts'
import { toLocal, worldFrame, type Frame } from '../geometry/frame.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { connectEdges } from '../make/connect-edges.ts'
import { isClosed } from '../measure/validity.ts'
import { edgeEnds } from '../measure/curve.ts'
import { isPlanar } from '../measure/surface.ts'
import { distanceBetween } from '../geometry/vector.ts'
import { meshTolerance, type MeshTolerance } from '../mesh/tessellate.ts'
import type { Shape } from '../shape/shape.ts'
import { pointOf } from '../measure/vertex.ts'
import { segmentOf } from './segment.ts'

/**
 * A flat shape as lines, arcs and circles in the frame's x and y; other curves become polylines within the tolerance.
 * Faces give outlines and holes, free edges and wires give paths. Throws `SCRIPT_FAILED` for a shape that leaves the plane.
 */
export function drawingOf(shape: Shape, frame: Frame = worldFrame, tolerance: MeshTolerance = {}): Drawing {
  const deflection = meshTolerance(shape, tolerance)
  const wireOf = (wire: Shape): Wire => {
    const edges = wire.type === 'edge' ? [wire] : orderedEdges(wire)
    const segments = edges.map((edge): Segment => segmentOf(edge, frame, deflection))
    const { start, end } = edgeEnds(wire)
    return { segments, closed: isClosed(wire) || distanceBetween(start, end) < 1e-6 }
  }
  const parts = topLevelShapes(shape)
  const faces = parts.flatMap((part) => (part.type === 'edge' || part.type === 'wire' || part.type === 'vertex' ? [] : subShapes(part, 'face')))
  const loose = parts.filter((part) => part.type === 'edge')
  const wires = parts.filter((part) => part.type === 'wire')
  return {
    faces: faces.map((face) => {
      requireFlat(face, frame)
      return { outer: wireOf(outerWire(face)), inner: innerWires(face).map(wireOf) }
    }),
    paths: [...wires, ...connectEdges(loose)].map(wireOf),
    annotations: [],
  }
}

function requireFlat(face: Shape, frame: Frame): void {
  const corners = subShapes(face, 'vertex').map((vertex) => toLocal(frame, pointOf(vertex)))
  if (!isPlanar(face) || corners.some(([, , z]) => Math.abs(z) > 1e-6)) {
    throw geometryError('drawing', 'a face is not in the drawing plane', 'draw a sketch, or a section of the part')
  }
}
