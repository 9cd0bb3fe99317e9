import type { PyClass } from '../../values/index.ts'
import { PyInstance } from '../../values/index.ts'
import type { ModeName } from '../enums/enums.ts'
import type { Frame } from '../geometry/frame.ts'
import type { Transform } from '../geometry/transform.ts'
import { nativeClass } from '../values/geometry-values.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { atOrigin, type BuildScope } from './build-scope.ts'

export type BuilderKind = 'BuildPart' | 'BuildSketch' | 'BuildLine'

/** A `BuildPart`, `BuildSketch` or `BuildLine`. */
export class BuilderValue extends PyInstance {
  readonly kind: BuilderKind
  mode: ModeName = 'ADD'
  label = ''
  placements: readonly Transform[] = atOrigin
  /** What has been built so far, in the builder's own coordinates. */
  product: ShapeValue | undefined
  /** The product in its place, once the block has ended. */
  placed: ShapeValue | undefined
  parent: BuilderValue | undefined
  scope: BuildScope | undefined
  /** The run of the function whose block this is; a builder inside another function does not feed it. */
  frame: unknown
  pendingFaces: ShapeValue[] = []
  pendingFacePlanes: Frame[] = []
  pendingEdges: ShapeValue[] = []

  constructor(kind: BuilderKind, cls: PyClass) {
    super(cls)
    this.kind = kind
  }
}

export const builderClass: PyClass = nativeClass('Builder', (cls) => new BuilderValue('BuildPart', cls))

const builder = (kind: BuilderKind): PyClass => nativeClass(kind, (cls) => new BuilderValue(kind, cls), [builderClass])

export const buildPartClass: PyClass = builder('BuildPart')
export const buildSketchClass: PyClass = builder('BuildSketch')
export const buildLineClass: PyClass = builder('BuildLine')

/** What a builder's product is called, of which class it is, and of what it consists. */
export const productName = { BuildPart: 'part', BuildSketch: 'sketch', BuildLine: 'line' } as const satisfies Record<BuilderKind, string>
