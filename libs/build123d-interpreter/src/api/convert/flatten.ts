import { iterate } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyIterator, PyList, PySet, PyTuple, type Value } from '../../values/index.ts'
import { isPoint } from './vectors.ts'

/** Flattens nested lists, tuples, sets and iterators; a tuple of numbers is a point and stays whole. */
export function flatten(context: Context, values: readonly Value[]): Value[] {
  return values.flatMap((value) => (isSequence(value) && !isPoint(value) ? flatten(context, [...iterate(context, value)]) : [value]))
}

function isSequence(value: Value): boolean {
  return value instanceof PyList || value instanceof PyTuple || value instanceof PySet || value instanceof PyIterator
}
