import { typeName } from '../../native/index.ts'
import { iterate } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyInstance, PyList, PyTuple, typeError, type Value } from '../../values/index.ts'
import type { Vec } from '../geometry/vec.ts'
import { pointOfVertex } from '../topology/measure.ts'
import { VectorValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { isNumber } from './numbers.ts'

/** A Vector, Vertex, or sequence of up to three numbers; undefined for anything else. */
export function vecOf(context: Context, value: Value): Vec | undefined {
  if (value instanceof VectorValue) return value.vec
  if (value instanceof ShapeValue) return value.shape?.type === 'vertex' ? pointOfVertex(value.shape) : undefined
  if (value instanceof PyTuple || value instanceof PyList) return fromItems(value.items)
  if (value instanceof PyInstance && value.cls.find('__iter__') !== undefined) return fromItems([...iterate(context, value)])
  return undefined
}

function fromItems(items: readonly Value[]): Vec | undefined {
  if (!items.every(isNumber)) return undefined
  const [x = 0, y = 0, z = 0] = items.map(Number)
  return [x, y, z]
}

/** As `vecOf`, with a TypeError that names the argument. */
export function asVec(context: Context, value: Value, what: string): Vec {
  const vec = vecOf(context, value)
  if (vec === undefined) throw typeError(`${what} must be a Vector or a tuple of numbers, not ${typeName(value)}`)
  return vec
}

export function optionalVec(context: Context, value: Value, what: string): Vec | undefined {
  return value === null ? undefined : asVec(context, value, what)
}

export function vector(vec: Vec): VectorValue {
  return new VectorValue(vec)
}

/** Whether Python would take it for one point among arguments that may be points or lists of points. */
export function isPoint(value: Value): boolean {
  return value instanceof PyTuple && value.items.every(isNumber)
}
