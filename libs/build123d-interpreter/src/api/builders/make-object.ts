import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { noKeywords, PyInstance, runtimeError, typeError, type Keywords, type PyClass, type Value } from '../../values/index.ts'
import { Mode } from '../enums/enums.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { atOrigin, currentScope, enterScope, leaveScope, type BuildScope } from './build-scope.ts'
import type { BuilderKind } from './builder-value.ts'
import { adoptPlacement, placeProduct, publishProduct } from './publish.ts'

/**
 * Calling `Box(…)`, `Circle(…)`, `Line(…)` or a script's own object: made apart from the builder around, then put at the current locations
 * and added to that builder by its mode.
 */
export function makeObject(context: Context, cls: PyClass, positional: readonly Value[], keywords: Keywords = noKeywords): Value {
  const outer = currentScope(context)
  if (outer === undefined) return instantiate(context, cls, positional, keywords)
  requireFittingBuilder(cls, outer)
  const scope: BuildScope = {
    parent: outer,
    builder: undefined,
    publicationLocations: outer.locations,
    outputPlacements: atOrigin,
    locations: atOrigin,
    target: outer.builder,
    objectTarget: outer.builder,
    objectLocations: outer.locations,
  }
  enterScope(context, scope)
  let made: Value
  try {
    made = instantiate(context, cls, positional, keywords)
  } finally {
    leaveScope(context, scope)
  }
  if (!(made instanceof ShapeValue)) return made
  const placed = placeProduct(context, made, scope)
  const product = placed === undefined ? undefined : adoptPlacement(made, placed)
  publishProduct(context, product, scope, modeOf(made))
  return made
}

/** The class attribute that names the builders an object may be used in. */
export const appliesTo = new WeakMap<PyClass, readonly BuilderKind[]>()

function requireFittingBuilder(cls: PyClass, scope: BuildScope): void {
  const kind = scope.builder?.kind
  const allowed = cls.mro.map((ancestor) => appliesTo.get(ancestor)).find((found) => found !== undefined)
  if (kind === undefined || allowed === undefined || allowed.includes(kind)) return
  throw runtimeError(`${kind} doesn't have a ${cls.name} object or operation (${cls.name} applies to [${allowed.map((name) => `'${name}'`).join(', ')}])`)
}

function modeOf(made: ShapeValue): ReturnType<typeof Mode.read> {
  const mode = made.attributes.get('mode')
  return mode === undefined ? 'ADD' : Mode.read(mode, 'mode')
}

function instantiate(context: Context, cls: PyClass, positional: readonly Value[], keywords: Keywords): Value {
  const made = cls.allocate === undefined ? new PyInstance(cls) : cls.allocate(cls)
  const initialize = cls.find('__init__')
  if (initialize === undefined) throw typeError(`${cls.name}() takes no arguments`)
  const result = context.call(initialize, [made, ...positional], keywords)
  if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`)
  return made
}
