import { topLevelShapes } from '../explore/children.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { common } from '../booleans/boolean.ts'
import { dot, normalize, scaleBy, subtract, type Vec3 } from '../geometry/vector.ts'
import { connectEdges } from '../make/connect-edges.ts'
import { makeCompound } from '../make/compound.ts'
import { boundingBox } from '../measure/bounding-box.ts'
import { centerOfMass } from '../measure/properties.ts'
import { lengthOf } from '../geometry/vector.ts'
import type { Shape } from '../shape/shape.ts'
import { extrude } from './extrude.ts'
import { section } from './section.ts'

/** Where an edge or wire, moved along a direction, meets a target: wires, the nearest first. */
export function projectWire(wire: Shape, target: Shape, direction: Vec3): Shape[] {
  const { edges } = section(prismTo(wire, target, direction), target)
  return nearestFirst(connectEdges(edges), wire, direction)
}

/** Where a face, moved along a direction, meets a target's faces: faces, and shells where it meets several; nearest first. */
export function projectFace(face: Shape, target: Shape, direction: Vec3): Shape[] {
  const prism = prismTo(face, target, direction)
  const shells = target.type === 'face' ? [target] : subShapes(target, 'shell')
  return nearestFirst(
    shells.flatMap((shell) => topLevelShapes(common(prism, [shell], { clean: false }))),
    face,
    direction,
  )
}

function prismTo(shape: Shape, target: Shape, direction: Vec3): Shape {
  const reach = lengthOf(boundingBox(makeCompound(shape.kernel, [shape, target])).size)
  return extrude(shape, scaleBy(normalize(direction), 2 * reach))
}

function nearestFirst(found: readonly Shape[], from: Shape, direction: Vec3): Shape[] {
  const start = centerOfMass(from)
  const distance = (shape: Shape) => dot(subtract(centerOfMass(shape), start), normalize(direction))
  return found
    .map((shape) => ({ shape, distance: distance(shape) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ shape }) => shape)
}
