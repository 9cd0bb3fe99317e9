import type { Context } from '../../runtime/context.ts'
import { identityTransform, type Transform } from '../geometry/transform.ts'
import { sessionOf } from '../session.ts'
import type { BuilderValue } from './builder-value.ts'

/** What one `with` block, or the making of one object, sees around it. */
export interface BuildScope {
  readonly parent: BuildScope | undefined
  /** The builder that objects go to; undefined inside the making of an object. */
  readonly builder: BuilderValue | undefined
  /** Where the product of this scope is put, as seen from the scope around. */
  readonly publicationLocations: readonly Transform[]
  /** The workplanes of a builder. */
  readonly outputPlacements: readonly Transform[]
  /** Where a new object is placed in this scope: the innermost `Locations`, or the origin. */
  readonly locations: readonly Transform[]
  /** The builder that receives this scope's product. */
  readonly target: BuilderValue | undefined
  /** While an object is being made, the builder it is made for; `Hole()` asks it how deep through is. */
  readonly objectTarget: BuilderValue | undefined
  /** The places that object will get. */
  readonly objectLocations: readonly Transform[]
}

export const atOrigin: readonly Transform[] = [identityTransform]

export function currentScope(context: Context): BuildScope | undefined {
  return sessionOf(context).scope
}

export function currentBuilder(context: Context): BuilderValue | undefined {
  return sessionOf(context).scope?.builder
}

/** The places of the innermost location context; undefined outside of any. */
export function currentLocations(context: Context): readonly Transform[] | undefined {
  return sessionOf(context).scope?.locations
}

export function enterScope(context: Context, scope: BuildScope): void {
  sessionOf(context).scope = scope
}

export function leaveScope(context: Context, scope: BuildScope): void {
  sessionOf(context).scope = scope.parent
}
