import type { Context } from '../../runtime/context.ts'
import { kernelOf } from '../session.ts'
import { compositeClass, compoundOf, dimensionOf } from '../topology/dimension.ts'
import type { ShapeValue } from '../values/shape-values.ts'

/** What an operation on several objects returns: a Part of parts, a Sketch of sketches, a Curve of curves, else a Compound. */
export function compoundLike(context: Context, made: readonly ShapeValue[], objects: readonly ShapeValue[]): ShapeValue {
  const dimensions = new Set(objects.map(dimensionOf))
  return compoundOf(kernelOf(context), made, compositeClass(dimensions.size === 1 ? [...dimensions][0] : undefined))
}
