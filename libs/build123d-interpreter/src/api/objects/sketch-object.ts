import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import type { PyClass, Value } from '../../values/index.ts'
import { alignOffset, readAlign } from '../convert/align.ts'
import { asShapeValue, requireShape } from '../convert/shapes.ts'
import { defineMembers } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { rotationAbout, toMatrix, translation } from '../geometry/transform.ts'
import { unitZ } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { baseSketchObjectClass, sketchObjectClass } from './object-classes.ts'
import { keepArguments } from './part-object.ts'

/** Aligns faces by their bounding box, turns them about Z, and makes the object their compound. */
export function finishSketch(self: ShapeValue, context: Context, shape: kernel.Shape, args: { rotation: number; align: Value; mode: Value }): void {
  const align = readAlign(args.align, 2)
  let placed = shape
  if (align !== undefined) {
    const { min, max } = kernel.boundingBox(shape)
    placed = kernel.moved(placed, toMatrix(translation(alignOffset(min, max, [...align, 'NONE']))))
  }
  if (args.rotation !== 0) placed = kernel.moved(placed, toMatrix(rotationAbout([0, 0, 0], unitZ, args.rotation)))
  self.attributes.set('rotation', args.rotation)
  self.attributes.set('mode', Mode.members[Mode.read(args.mode, 'mode')])
  self.shape = kernel.makeCompound(kernelOf(context), kernel.subShapes(placed, 'face'))
}

export interface SketchObjectOptions {
  renamed?: Readonly<Record<string, string>>
  /** The `align` that the signature gives by default, as text; without it the object takes no `align`. */
  align?: 'CENTER' | 'NONE' | 'None' | false
  /** @default true */
  rotates?: boolean
}

const defaultAlign = { CENTER: '(Align.CENTER, Align.CENTER)', NONE: '(Align.NONE, Align.NONE)', None: 'None' } as const

/** A class such as `Rectangle`, from its signature without rotation, align and mode. */
export function defineSketchObject(signature: string, make: (args: BoundArguments, context: Context) => kernel.Shape, options: SketchObjectOptions = {}): PyClass {
  const { renamed = {}, align = 'CENTER', rotates = true } = options
  const cls = sketchObjectClass(signature.slice(0, signature.indexOf('(')))
  const common = [...(rotates ? ['rotation: float = 0'] : []), ...(align === false ? [] : [`align=${defaultAlign[align]}`]), 'mode=Mode.ADD']
  defineMembers<ShapeValue>(cls, {
    init: [
      `${signature.slice(0, -1)}, ${common.join(', ')})`,
      (self, args, context) => {
        keepArguments(self, args, renamed)
        const rotation = rotates ? args.float('rotation') : 0
        finishSketch(self, context, make(args, context), { rotation, align: align === false ? null : args.get('align'), mode: args.get('mode') })
      },
    ],
  })
  return cls
}

defineMembers<ShapeValue>(baseSketchObjectClass, {
  init: [
    'BaseSketchObject(obj, rotation: float = 0, align=None, mode=Mode.ADD)',
    (self, args, context) => {
      const obj = requireShape(asShapeValue(args.get('obj'), 'obj'), 'obj')
      finishSketch(self, context, obj, { rotation: args.float('rotation'), align: args.get('align'), mode: args.get('mode') })
    },
  ],
})
