import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyInstance, runtimeError, typeError, valueError, type Value } from '../../values/index.ts'
import { currentBuilder } from '../builders/build-scope.ts'
import { BuilderValue, type BuilderKind } from '../builders/builder-value.ts'
import { flatten } from '../convert/flatten.ts'
import type { Frame } from '../geometry/frame.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { GroupByValue } from '../classes/group-by.ts'

/** The builder that an operation works for; an operation that doesn't belong in it is build123d's RuntimeError. */
export function builderFor(context: Context, operation: string, kinds: readonly BuilderKind[]): BuilderValue | undefined {
  const builder = currentBuilder(context)
  if (builder !== undefined && !kinds.includes(builder.kind)) {
    throw runtimeError(`${builder.kind} doesn't have a ${operation} operation (${operation} applies to [${kinds.map((kind) => `'${kind}'`).join(', ')}])`)
  }
  return builder
}

export const anyBuilder: readonly BuilderKind[] = ['BuildPart', 'BuildSketch', 'BuildLine']

/** The shapes given to an operation, flattened; a number or a builder in their place gets a hint. */
export function shapesGiven(context: Context, value: Value, operation: string): ShapeValue[] {
  return flatten(context, [value]).map((item) => {
    if (item instanceof ShapeValue) return item
    if (item instanceof GroupByValue) throw valueError(`${operation} doesn't accept group_by, did you miss [n]?`)
    if (item instanceof BuilderValue) throw runtimeError(`${operation} doesn't accept ${item.kind}, did you intend its .part, .sketch or .line?`)
    const hint = typeof item === 'number' || typeof item === 'bigint' ? `, did you intend <keyword>=${String(item)}?` : ''
    if (item instanceof PyInstance || hint !== '') throw runtimeError(`${operation} doesn't accept ${typeName(item)}${hint}`)
    throw typeError(`${operation} doesn't accept ${typeName(item)}`)
  })
}

/** Takes the faces that wait for an operation, with their planes. */
export function takePendingFaces(builder: BuilderValue): { faces: ShapeValue[]; planes: Frame[] } {
  const taken = { faces: builder.pendingFaces, planes: builder.pendingFacePlanes }
  builder.pendingFaces = []
  builder.pendingFacePlanes = []
  return taken
}

/** The objects given, or what the builder has made so far. */
export function objectsOrProduct(context: Context, value: Value, builder: BuilderValue | undefined, operation: string): ShapeValue[] {
  if (value !== null) return shapesGiven(context, value, operation)
  if (builder?.product === undefined) throw valueError('objects must be provided')
  return [builder.product]
}
