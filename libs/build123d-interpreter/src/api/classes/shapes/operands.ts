import { iterate } from '../../../protocol/index.ts'
import { typeName } from '../../../native/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { typeError, type Value } from '../../../values/index.ts'
import { ShapeValue } from '../../values/shape-values.ts'
import { isIterable } from '../location.ts'

/** The right side of `+` and `-`: a shape, None, or a list of them. */
export function itemsAsValues(context: Context, other: Value): (ShapeValue | null)[] {
  if (other === null || other instanceof ShapeValue) return [other]
  if (!isIterable(other)) throw typeError(`expected a shape or a list of shapes, not ${typeName(other)}`)
  return [...iterate(context, other)].flatMap((item) => itemsAsValues(context, item))
}
