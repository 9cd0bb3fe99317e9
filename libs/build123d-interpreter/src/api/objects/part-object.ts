import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError, type PyClass, type Value } from '../../values/index.ts'
import { asRotation } from '../classes/location.ts'
import { asShapeValue, requireShape } from '../convert/shapes.ts'
import { alignOffset, readAlign } from '../convert/align.ts'
import { defineMembers } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { identityTransform, toMatrix, translation } from '../geometry/transform.ts'
import { kernelOf } from '../session.ts'
import { LocationValue } from '../values/geometry-values.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { basePartObjectClass, partObjectClass } from './object-classes.ts'

/** Aligns a solid by its bounding box, turns it, and makes the object that one compound. */
export function finishPart(self: ShapeValue, context: Context, solid: kernel.Shape, args: { rotation: Value; align: Value; mode: Value }): void {
  const align = readAlign(args.align, 3)
  let shape = solid
  if (align !== undefined) {
    const { min, max } = kernel.boundingBox(shape)
    shape = kernel.moved(shape, toMatrix(translation(alignOffset(min, max, align))))
  }
  const rotation = asRotation(context, args.rotation, 'rotation')
  self.attributes.set('rotation', new LocationValue(rotation))
  self.attributes.set('mode', Mode.members[Mode.read(args.mode, 'mode')])
  if (rotation !== identityTransform) shape = kernel.moved(shape, toMatrix(rotation))
  self.shape = shape.type === 'compound' ? shape : kernel.makeCompound(kernelOf(context), [shape])
}

export type MakeShape = (args: BoundArguments, context: Context) => kernel.Shape

/** Keeps the arguments as attributes, as build123d does; it renames those that a shape's own properties would hide. */
export function keepArguments(self: ShapeValue, args: BoundArguments, renamed: Readonly<Record<string, string>> = {}): void {
  for (const { name } of args.signature.parameters) {
    if (name !== 'rotation' && name !== 'mode') self.attributes.set(renamed[name] ?? name, args.get(name))
  }
}

export interface PartObjectOptions {
  /** Arguments that are kept under another name. */
  renamed?: Readonly<Record<string, string>>
  /** Whether it is centred on the origin unless `align` says otherwise. @default true */
  isCentred?: boolean
}

/** A class such as `Box`, from its signature without the three arguments that all of them end with. */
export function definePartObject(signature: string, make: MakeShape, { renamed = {}, isCentred = true }: PartObjectOptions = {}): PyClass {
  const cls = partObjectClass(signature.slice(0, signature.indexOf('(')))
  defineMembers<ShapeValue>(cls, {
    init: [
      `${signature.slice(0, -1)}, rotation=(0, 0, 0), align=${isCentred ? '(Align.CENTER, Align.CENTER, Align.CENTER)' : 'Align.NONE'}, mode=Mode.ADD)`,
      (self, args, context) => {
        keepArguments(self, args, renamed)
        finishPart(self, context, make(args, context), { rotation: args.get('rotation'), align: args.get('align'), mode: args.get('mode') })
      },
    ],
  })
  return cls
}

defineMembers<ShapeValue>(basePartObjectClass, {
  init: [
    'BasePartObject(part, rotation=(0, 0, 0), align=None, mode=Mode.ADD)',
    (self, args, context) => {
      const part = asShapeValue(args.get('part'), 'part')
      finishPart(self, context, requireShape(part, 'part'), { rotation: args.get('rotation'), align: args.get('align'), mode: args.get('mode') })
      if (self.label === '') self.label = part.label
      self.color ??= part.color
    },
  ],
})

/** Sizes must be greater than 0; the message names the one that is not. */
export function requirePositive(cls: string, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!(size > 0 && Number.isFinite(size))) throw valueError(`${cls}: ${name} must be greater than 0, not ${size}`)
  }
}
