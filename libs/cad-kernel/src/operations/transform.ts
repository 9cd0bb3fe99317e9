import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Axis } from '../geometry/axis.ts'
import type { Frame } from '../geometry/frame.ts'
import { isIdentity, scaleOfMatrix, translation, type Matrix } from '../geometry/matrix.ts'
import { takeMatrix } from '../geometry/read.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import type { gp_Trsf } from '../kernel/occt.ts'
import { operate } from '../kernel/operate.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { radians } from '../make/circle.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** Where the shape's own coordinates lie in the world. */
export function locationOf(shape: Shape): Matrix {
  return operate(shape.kernel, 'location', (bench) => takeMatrix(bench.own(rawOf(shape).Location()).Transformation()))
}

/** The shape moved as a rigid body from where it is: shares its geometry (OCCT's `Moved`). */
export function moved(shape: Shape, matrix: Matrix): Shape {
  if (isIdentity(matrix)) return shape
  return operate(shape.kernel, 'move', (bench) => {
    const location = bench.own(new bench.occt.TopLoc_Location(rigid(bench, matrix)))
    return bench.shape(rawOf(shape).Moved(location, true))
  })
}

/** The shape with this location in place of its own (OCCT's `Located`). */
export function located(shape: Shape, matrix: Matrix): Shape {
  return operate(shape.kernel, 'locate', (bench) => {
    const location = isIdentity(matrix) ? new bench.occt.TopLoc_Location() : new bench.occt.TopLoc_Location(rigid(bench, matrix))
    return bench.shape(rawOf(shape).Located(bench.own(location), true))
  })
}

export function translated(shape: Shape, offset: Vec3): Shape {
  return moved(shape, translation(offset))
}

/** Turned about an axis by degrees, counter-clockwise when it points at the viewer. */
export function rotated(shape: Shape, axis: Axis, angle: number): Shape {
  return operate(shape.kernel, 'rotate', (bench) => {
    const rotation = bench.own(new bench.occt.gp_Trsf())
    rotation.SetRotation(bench.axis(axis.origin, axis.direction), radians(angle))
    return bench.shape(rawOf(shape).Moved(bench.own(new bench.occt.TopLoc_Location(rotation)), true))
  })
}

/** Reflected in the frame's x-y plane; new geometry. */
export function mirrored(shape: Shape, plane: Frame): Shape {
  return operate(shape.kernel, 'mirror', (bench) => {
    const reflection = bench.own(new bench.occt.gp_Trsf())
    reflection.SetMirror(bench.ax2(plane))
    return copyThrough(bench, shape, reflection)
  })
}

/** Larger or smaller by one factor, seen from `center`; new geometry. A negative factor turns it inside out as well. */
export function scaled(shape: Shape, factor: number, center: Vec3 = [0, 0, 0]): Shape {
  if (!Number.isFinite(factor) || factor === 0) throw argumentError('scale', `a factor of ${factor}`, 'give a factor that is not 0')
  return operate(shape.kernel, 'scale', (bench) => {
    const scaling = bench.own(new bench.occt.gp_Trsf())
    scaling.SetScale(bench.point(center), factor)
    return copyThrough(bench, shape, scaling)
  })
}

/**
 * Rotation, translation, mirror and uniform scale in one; new geometry. A matrix with different factors along different
 * directions throws `UNSUPPORTED_API`.
 */
export function transformed(shape: Shape, matrix: Matrix): Shape {
  if (scaleOfMatrix(matrix) === undefined) {
    throw new NaturalCadError('UNSUPPORTED_API', 'transform: the matrix stretches or shears', { remedy: 'scale by one factor for all directions' })
  }
  return operate(shape.kernel, 'transform', (bench) => copyThrough(bench, shape, bench.transformation(matrix)))
}

/** A deep copy that shares nothing with the shape. */
export function copied(shape: Shape): Shape {
  return operate(shape.kernel, 'copy', (bench) => copyThrough(bench, shape, bench.own(new bench.occt.gp_Trsf())))
}

/** OCCT would quietly make the nearest rotation of whatever it is given. */
function rigid(bench: Workbench, matrix: Matrix): gp_Trsf {
  const scale = scaleOfMatrix(matrix)
  if (scale === undefined || Math.abs(scale - 1) > 1e-9) {
    throw argumentError(bench.operation, 'the matrix is no rigid motion', 'use scaled, mirrored or transformed')
  }
  return bench.transformation(matrix)
}

function copyThrough(bench: Workbench, shape: Shape, transformation: gp_Trsf): Shape {
  return bench.shape(bench.own(new bench.occt.BRepBuilderAPI_Transform(rawOf(shape), transformation, true, false)).Shape())
}
