import { isEmpty, makeCompound, subShapes, type Shape } from '@naturalcad/cad-kernel'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { typeName } from '../native/index.ts'
import { PyList, PyTuple, type Value } from '../values/index.ts'
import { BuilderValue, productName } from './builders/builder-value.ts'
import { compoundClass, ShapeValue } from './values/shape-values.ts'

export type ResultKind = 'solid' | 'sketch' | 'path'

export interface ResultShape {
  shape: Shape
  kind: ResultKind
  /** The variable it was taken from. */
  name: string
  label: string
  /** Red, green, blue and opacity in sRGB, 0 to 1. */
  color: readonly [number, number, number, number] | undefined
}

/** The variables that are looked for, in this order. */
const resultNames = ['result', 'part', 'sketch', 'line'] as const

/**
 * The shape that a script has made: the first of `names` that it defines, as a shape or as a builder with a product; else the only
 * builder, or else the only shape, that it defines. Throws `SCRIPT_FAILED` where there is none, or where it is empty, a loose surface, or
 * no shape at all.
 */
export function resultShape(namespace: ReadonlyMap<string, Value>, names: readonly string[] = resultNames): ResultShape {
  const name = names.find((candidate) => namespace.has(candidate)) ?? findOnlyResult(namespace, names)
  const value = shapeOf(namespace.get(name) ?? null, name)
  const { shape } = value
  if (shape === undefined || isEmpty(shape)) throw refused(`\`${name}\` is empty: nothing is left of the shape`, 'Check what was subtracted or intersected last.')
  return { shape, kind: kindOf(shape, name), name, label: value.label, color: value.color?.channels }
}

/** A builder says better than a shape what a script makes: shapes may be steps on its way. */
function findOnlyResult(namespace: ReadonlyMap<string, Value>, names: readonly string[]): string {
  const found = [...namespace]
  const builders = found.filter(([, value]) => value instanceof BuilderValue).map(([name]) => name)
  const candidates = builders.length > 0 ? builders : found.filter(([, value]) => value instanceof ShapeValue).map(([name]) => name)
  const [only, ...others] = candidates
  if (only !== undefined && others.length === 0) return only
  const wanted = `Assign what it makes to \`${names[0] ?? 'result'}\`, for example \`result = part.part\`.`
  if (only === undefined) throw refused(`the script defines none of ${names.join(', ')}, and no other shape`, wanted)
  throw refused(`the script defines none of ${names.join(', ')}, and ${candidates.join(', ')} could each be its result`, wanted)
}

function shapeOf(value: Value, name: string): ShapeValue {
  if (value instanceof ShapeValue) return value
  if (value instanceof BuilderValue) {
    const product = value.placed ?? value.product
    if (product === undefined) throw refused(`\`${name}\` is a ${value.kind} in which nothing was made`, `Make objects inside its \`with\` block.`)
    return product
  }
  if (value instanceof PyList || value instanceof PyTuple) {
    const items = [...value.items].filter((item): item is ShapeValue => item instanceof ShapeValue)
    const shapes = items.map((item) => item.shape).filter((shape) => shape !== undefined)
    const [first] = shapes
    if (first !== undefined && items.length === value.items.length) {
      return new ShapeValue(makeCompound(first.kernel, shapes), compoundClass)
    }
  }
  const hint = value === null ? 'It may be the result of a function that returns nothing.' : `Assign a shape, such as the builder's .${productName.BuildPart}.`
  throw refused(`\`${name}\` is ${value === null ? 'None' : withArticle(typeName(value))}, not a shape`, hint)
}

function kindOf(shape: Shape, name: string): ResultKind {
  const count = (type: 'solid' | 'shell' | 'face' | 'edge') => subShapes(shape, type).length
  const facesOfSolids = subShapes(shape, 'solid').reduce((sum, solid) => sum + subShapes(solid, 'face').length, 0)
  if (count('solid') > 0) {
    if (facesOfSolids < count('face')) throw refused(`\`${name}\` mixes solids with loose faces`, 'Return the solids only, for example `.solids()`; or thicken the faces.')
    return 'solid'
  }
  if (count('shell') > 0) throw refused(`\`${name}\` is a surface without thickness`, 'Make a solid of it with thicken(…) or Solid(shell).')
  if (count('face') > 0) return 'sketch'
  if (count('edge') > 0) return 'path'
  throw refused(`\`${name}\` has neither solids, faces nor edges`, 'Return a part, a sketch or a line.')
}

function refused(message: string, remedy: string): NaturalCadError {
  return new NaturalCadError('SCRIPT_FAILED', message, { remedy })
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}
