import { located, locationOf, moved, transformed } from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { fromMatrix, toMatrix, type Transform } from '../geometry/transform.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { withShape } from './copy.ts'

/** A copy moved as a rigid body; it shares the geometry, so a hundred holes cost little more than one. */
export function movedBy(context: Context, value: ShapeValue, transform: Transform): ShapeValue {
  context.spend(5)
  if (value.shape === undefined) throw valueError('Cannot move an empty shape')
  return withShape(value, moved(value.shape, toMatrix(transform)))
}

/** A copy with this location in place of its own. */
export function locatedAt(value: ShapeValue, transform: Transform): ShapeValue {
  if (value.shape === undefined) throw valueError('Cannot locate an empty shape')
  return withShape(value, located(value.shape, toMatrix(transform)))
}

export function transformOf(value: ShapeValue): Transform {
  if (value.shape === undefined) throw valueError("Can't find the location of an empty shape")
  return fromMatrix(locationOf(value.shape))
}

/** A copy whose geometry itself is transformed, its location unchanged (BRepBuilderAPI_Transform). */
export function transformedCopy(value: ShapeValue, transform: Transform): ShapeValue {
  return value.shape === undefined ? value : withShape(value, transformed(value.shape, toMatrix(transform)))
}
