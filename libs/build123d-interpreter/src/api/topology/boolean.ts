import { clean, common, cut, fuse, isEmpty, makeCompound, unwrapCompound, type BooleanOptions, type Shape } from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { kernelOf } from '../session.ts'
import { compoundClass, ShapeValue, wrapShape } from '../values/shape-values.ts'
import { copyAttributes } from './copy.ts'
import { makeComposite, orderOf, shapesOf, topLevel } from './dimension.ts'
import { ShapeHistory } from './history.ts'

export type BooleanName = 'fuse' | 'cut' | 'common'

const operations = { fuse, cut, common } satisfies Record<BooleanName, unknown>

/**
 * One boolean of several shapes at once, with build123d's rules for its result: cleaned, taken out of a compound of one, of the class that
 * the highest operand asks for, with label and colour of the first.
 */
export function combine(context: Context, name: BooleanName, args: readonly ShapeValue[], tools: readonly ShapeValue[], options: BooleanOptions = {}): ShapeValue {
  const [base] = args
  const [bases, others] = [shapesOf(args), shapesOf(tools)]
  if (base === undefined || (name === 'common' && (bases.length === 0 || others.length === 0))) return new ShapeValue(undefined, compoundClass)
  context.spend(50 + 20 * others.length)
  const shape = run(context, name, bases, others, options)
  const highest = Math.max(...[...args, ...tools].map(orderOf))
  const history = new ShapeHistory(bases, others)
  const result = wrapResult(context, shape, highest)
  result.history = history
  return copyAttributes(base, result)
}

function run(context: Context, name: BooleanName, bases: readonly Shape[], tools: readonly Shape[], options: BooleanOptions): Shape {
  const given = tools.length === 0 ? bases : bases.length === 0 ? tools : undefined
  if (given === undefined) return operations[name](bases, tools, options)
  const [only] = given
  return unwrapCompound(clean(given.length === 1 && only !== undefined ? only : makeCompound(kernelOf(context), given)))
}

function wrapResult(context: Context, shape: Shape, highest: number): ShapeValue {
  const result = wrapShape(shape)
  return shape.type === 'compound' && highest !== 4 ? makeComposite(kernelOf(context), topLevel(result), highest) : result
}

/** True for no shape at all and for what a boolean leaves when nothing is left. */
export function isNothing(value: ShapeValue): boolean {
  return value.shape === undefined || isEmpty(value.shape)
}
