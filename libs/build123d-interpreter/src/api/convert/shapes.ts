import { isEmpty, type Shape } from '@naturalcad/cad-kernel'
import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyInstance, typeError, valueError, type Value } from '../../values/index.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { flatten } from './flatten.ts'

/** A shape, or a TypeError that says what came instead. */
export function asShapeValue(value: Value, what: string): ShapeValue {
  if (value instanceof ShapeValue) return value
  throw typeError(`${what} must be a shape, not ${typeName(value)}${hintFor(value)}`)
}

/** The kernel's shape; an empty one is a ValueError. */
export function requireShape(value: ShapeValue, what: string): Shape {
  if (value.shape === undefined || isEmpty(value.shape)) throw valueError(`${what} is empty`)
  return value.shape
}

/** One shape or nested sequences of shapes. */
export function asShapeValues(context: Context, value: Value, what: string): ShapeValue[] {
  return flatten(context, [value]).map((item) => asShapeValue(item, what))
}

export function hasType(value: Value, ...types: readonly Shape['type'][]): value is ShapeValue {
  return value instanceof ShapeValue && value.shape !== undefined && types.includes(value.shape.type)
}

/** What a script most likely meant when it gave something else. */
function hintFor(value: Value): string {
  if (value instanceof PyInstance && value.cls.name.startsWith('Build')) return `: give its .part, .sketch or .line`
  return typeof value === 'number' || typeof value === 'bigint' ? `: was a keyword such as amount=${String(value)} meant?` : ''
}
