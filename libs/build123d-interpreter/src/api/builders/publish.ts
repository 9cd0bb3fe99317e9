import type { Context } from '../../runtime/context.ts'
import type { PyClass } from '../../values/index.ts'
import type { ModeName } from '../enums/enums.ts'
import { compose, isIdentity } from '../geometry/transform.ts'
import { kernelOf } from '../session.ts'
import { copyAttributes } from '../topology/copy.ts'
import { compositeClass, compoundOf, dimensionOf } from '../topology/dimension.ts'
import { movedBy } from '../topology/move.ts'
import { compoundClass, type ShapeValue } from '../values/shape-values.ts'
import { addToBuilder } from './add-to-builder.ts'
import type { BuildScope } from './build-scope.ts'

/** The product at every place that the scope gives it; several copies make one compound. */
export function placeProduct(context: Context, product: ShapeValue | undefined, scope: BuildScope, resultClass?: PyClass): ShapeValue | undefined {
  if (product?.shape === undefined) return undefined
  const places = scope.publicationLocations.flatMap((publication) => scope.outputPlacements.map((output) => compose(publication, output)))
  const [only] = places
  if (places.length === 1 && only !== undefined && isIdentity(only)) return product
  const copies = places.map((place) => movedBy(context, product, place))
  const [single] = copies
  if (copies.length === 1 && single !== undefined) return single
  return copyAttributes(product, compoundOf(kernelOf(context), copies, resultClass ?? compositeClass(dimensionOf(product))))
}

/** Hands the placed product to the builder around, unless the mode keeps it private. */
export function publishProduct(context: Context, placed: ShapeValue | undefined, scope: BuildScope, mode: ModeName): void {
  if (placed === undefined || scope.target === undefined || mode === 'PRIVATE') return
  addToBuilder(context, scope.target, [placed], { mode })
}

/** An object takes the shape of its placed copies, so that the script's variable is what was built. */
export function adoptPlacement(product: ShapeValue, placed: ShapeValue): ShapeValue {
  if (placed === product) return product
  if (!product.cls.isSubclassOf(compoundClass) && placed.cls !== product.cls) return placed
  product.shape = placed.shape
  return product
}
