import * as kernel from '@naturalcad/cad-kernel'
import { iterate } from '../../../protocol/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { notImplemented, PyList, valueError, type Value } from '../../../values/index.ts'
import { defineMembers } from '../../define-members.ts'
import { sameShape, intersectAll, intersectShapes } from '../../topology/intersect.ts'
import { combine, isNothing } from '../../topology/boolean.ts'
import { copyAttributes } from '../../topology/copy.ts'
import { compoundOf, dimensionOf, makeComposite, shapesOf, topLevel } from '../../topology/dimension.ts'
import { ShapeHistory } from '../../topology/history.ts'
import { subShapeValues } from '../../topology/select.ts'
import { kernelOf } from '../../session.ts'
import { LocationValue, PlaneValue } from '../../values/geometry-values.ts'
import { compoundClass, curveClass, shapeClass, ShapeValue, wrapShape } from '../../values/shape-values.ts'
import { iterateOver } from '../iterate-over.ts'
import { asTransform, isIterable, place } from '../location.ts'
import { itemsAsValues } from './operands.ts'

/** `a + b`: one shape or several at once. */
function addShapes(context: Context, self: ShapeValue, other: Value): ShapeValue {
  const summands = itemsAsValues(context, other).flatMap((item) => (item === null ? [] : topLevel(item)))
  if (summands.length === 0) return self
  const dimension = dimensionOf(self)
  if (dimension === 1 || (dimension === undefined && self.shape === undefined && dimensionOf(summands[0]!) === 1)) return addCurves(context, self, summands)
  if (self.cls.isSubclassOf(compoundClass)) return addToCompound(context, self, summands)
  if (dimension === undefined) throw valueError('Dimensions of objects to add to are inconsistent')
  requireDimension(summands, dimension)
  if (self.shape !== undefined) return combine(context, 'fuse', [self], summands)
  const [first, ...rest] = summands
  return rest.length === 0 ? first! : combine(context, 'fuse', [first!], rest)
}

function requireDimension(summands: readonly ShapeValue[], dimension: number): void {
  if (!summands.every((summand) => dimensionOf(summand) === dimension)) throw valueError('Only shapes with the same dimension can be added')
}

/** A compound is fused piece by piece: the first with all the others. */
function addToCompound(context: Context, self: ShapeValue, brought: readonly ShapeValue[]): ShapeValue {
  const own = topLevel(self)
  const [first, ...rest] = [...own, ...brought]
  const owner = kernelOf(context)
  const cls = dimensionOf(self)
  if (rest.length === 0) return copyAttributes(self, makeComposite(owner, [first!], cls))
  copyAttributes(self, first!)
  // Pieces that stay apart are a plain Compound, as those of any boolean of a compound.
  let result = combine(context, 'fuse', [first!], rest, { fuzzy: 1e-6 })
  if (!result.cls.isSubclassOf(compoundClass)) result = copyAttributes(result, makeComposite(owner, [result], cls))
  else if (result.shape !== undefined) result = copyAttributes(result, wrapShape(result.shape, compoundClass))
  result.history = new ShapeHistory(shapesOf(own), shapesOf(brought))
  return copyAttributes(self, result)
}

/** Curves join into a wire where they meet end to end; else they are fused. */
function addCurves(context: Context, self: ShapeValue, summands: readonly ShapeValue[]): ShapeValue {
  requireDimension(summands, 1)
  const edges = [...subShapeValues(self, 'edge'), ...summands.flatMap((summand) => (summand.shape?.type === 'edge' ? [summand] : subShapeValues(summand, 'edge')))]
  const owner = kernelOf(context)
  let sum: ShapeValue
  if (self.shape === undefined && summands.length === 1) sum = summands[0]!
  else {
    const wires = kernel.connectEdges(shapesOf(edges))
    const [only] = wires
    if (wires.length === 1 && only !== undefined) sum = wrapShape(only)
    else if (self.shape === undefined) sum = combine(context, 'fuse', summands.slice(0, 1), summands.slice(1))
    else sum = combine(context, 'fuse', [self], summands)
  }
  if (sum.shape === undefined) return sum
  const cleaned = wrapShape(kernel.clean(sum.shape), sum.cls.isSubclassOf(compoundClass) ? curveClass : sum.cls)
  const [edge, second] = subShapeValues(cleaned, 'edge')
  let result = edge !== undefined && second === undefined ? wrapShape(edge.shape!) : cleaned
  if (self.cls.isSubclassOf(compoundClass) && result.shape?.type === 'edge') result = compoundOf(owner, [result], curveClass)
  result.history = new ShapeHistory(shapesOf([self]), shapesOf(summands))
  return copyAttributes(self, result)
}

/** `a - b`: all tools in one cut. */
function subtractShapes(context: Context, self: ShapeValue, other: Value): ShapeValue {
  if (self.shape === undefined) throw valueError('Cannot subtract shape from empty compound')
  const tools = itemsAsValues(context, other).flatMap((item) => (item === null ? [] : topLevel(item)))
  if (tools.length === 0) return self
  const dimension = dimensionOf(self)
  const dimensions = tools.map(dimensionOf)
  if (dimension === undefined || dimensions.includes(undefined)) throw valueError('Dimensions of objects to subtract from are inconsistent')
  const least = Math.min(...dimensions.map((value) => value ?? 0))
  if (least < dimension) throw valueError(`Only shapes with equal or greater dimension can be subtracted: not ${self.cls.name} (${dimension}D) and ${tools[0]!.cls.name} (${least}D)`)
  const difference = combine(context, 'cut', [self], tools)
  if (!self.cls.isSubclassOf(compoundClass)) return difference
  const whole = difference.cls.isSubclassOf(compoundClass) ? difference : makeComposite(kernelOf(context), [difference])
  whole.history = difference.history
  return copyAttributes(self, whole)
}

/** `a & b` */
function commonOf(context: Context, self: ShapeValue, other: Value): Value {
  if (isNothing(self)) throw valueError('Cannot intersect shape with empty compound')
  const others = isIterable(other) ? [...iterate(context, other)] : [other]
  const found = intersectAll(context, self, others)
  const owner = kernelOf(context)
  const isCompound = self.cls.isSubclassOf(compoundClass)
  const [first] = found
  if (first === undefined) return isCompound ? new ShapeValue(undefined, compoundClass) : null
  let result = found.length === 1 ? first : makeComposite(owner, found)
  if (result.shape !== undefined) result = wrapShape(kernel.clean(result.shape), result.cls)
  if (!isCompound) return result
  return copyAttributes(self, result.cls.isSubclassOf(compoundClass) ? result : makeComposite(owner, [result]))
}

defineMembers<ShapeValue>(shapeClass, {
  methods: {
    'fuse(*to_fuse, glue=False, tol=None)': (self, args, context) => {
      const fuzzy = args.optionalFloat('tol')
      const tools = args.variadic('to_fuse').flatMap((item) => itemsAsValues(context, item)).filter((item) => item !== null)
      return combine(context, 'fuse', [self], tools, { ...(fuzzy === undefined ? {} : { fuzzy }), ...(args.boolean('glue') ? { glue: 'shift' as const } : {}) })
    },
    'cut(*to_cut)': (self, args, context) =>
      combine(context, 'cut', [self], args.variadic('to_cut').flatMap((item) => itemsAsValues(context, item)).filter((item) => item !== null)),
    'intersect(*to_intersect, tolerance=1e-6, include_touched=False)': (self, args, context) => intersectShapes(context, self, args.variadic('to_intersect')),
    'clean()': (self) => {
      if (self.shape !== undefined) self.shape = kernel.clean(self.shape)
      return self
    },
    'fix()': (self) => self,
    'is_same(other)': (self, args) => args.get('other') instanceof ShapeValue && sameShape(self, args.get('other') as ShapeValue),
    'is_equal(other)': (self, args) => {
      const other = args.get('other')
      return other instanceof ShapeValue && self.shape !== undefined && other.shape !== undefined && kernel.isEqual(self.shape, other.shape)
    },
  },
  operators: {
    __add__: (self, context, other = null) => (isOperand(other) ? addShapes(context, self, other) : notImplemented),
    __radd__: (self, _context, other = null) => (Number(other) === 0 ? self : notImplemented),
    __sub__: (self, context, other = null) => (isOperand(other) ? subtractShapes(context, self, other) : notImplemented),
    __and__: (self, context, other = null) => commonOf(context, self, other),
    __rmul__: (self, context, other = null) => {
      if (other instanceof LocationValue || other instanceof PlaneValue) return place(context, asTransform(other, 'location'), self) ?? notImplemented
      if (!isIterable(other)) return notImplemented
      const places = [...iterate(context, other)]
      if (!places.every((item) => item instanceof LocationValue || item instanceof PlaneValue)) return notImplemented
      return new PyList(places.map((item) => place(context, asTransform(item, 'location'), self) ?? null))
    },
    __eq__: (self, _context, other = null) => (other instanceof ShapeValue ? sameShape(self, other) : notImplemented),
    __hash__: (self) => (self.shape === undefined ? 0n : BigInt(kernel.shapeHash(self.shape))),
    __bool__: (self) => (self.cls.isSubclassOf(compoundClass) ? !isNothing(self) : self.shape !== undefined),
    __repr__: (self) => `<build123d.${self.cls.name}>`,
  },
})

function isOperand(value: Value): boolean {
  return value === null || value instanceof ShapeValue || isIterable(value)
}

export const operatorMembers = defineMembers<ShapeValue>(compoundClass, {
  operators: {
    __iter__: (self, context) => iterateOver(context, self.shape === undefined ? [] : kernel.children(self.shape).map((shape) => wrapShape(shape))),
    __len__: (self) => BigInt(self.shape === undefined ? 0 : kernel.children(self.shape).length),
    __repr__: (self) => `${self.cls.name}, label(${self.label}), #children(${self.children.length})`,
  },
  methods: {
    'unwrap(fully=True)': (self, args) => unwrap(self, args.boolean('fully')),
  },
})

/** The one thing in a compound of one; a compound of several is itself. */
export function unwrap(self: ShapeValue, fully: boolean): ShapeValue {
  const items = topLevel(self)
  const [item] = items
  return fully && items.length === 1 && item !== undefined ? copyAttributes(self, item) : self
}
