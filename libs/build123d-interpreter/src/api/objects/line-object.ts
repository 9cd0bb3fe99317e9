import type { Shape } from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import type { PyClass } from '../../values/index.ts'
import { asShapeValue, requireShape } from '../convert/shapes.ts'
import { defineMembers } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { asWire } from '../topology/wires.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { baseCurveObjectClass, baseEdgeObjectClass, baseLineObjectClass, edgeObjectClass, wireObjectClass } from './object-classes.ts'

type MakeLineShape = (args: BoundArguments, context: Context) => Shape

function define(cls: PyClass, signature: string, make: MakeLineShape): PyClass {
  const [open, close] = [signature.slice(0, -1), signature.endsWith('()') ? '' : ', ']
  defineMembers<ShapeValue>(cls, {
    init: [
      `${open}${close}mode=Mode.ADD)`,
      (self, args, context) => {
        self.attributes.set('mode', Mode.members[Mode.read(args.get('mode'), 'mode')])
        self.shape = make(args, context)
      },
    ],
  })
  return cls
}

/** A class such as `ThreePointArc`, which is one edge; from its signature without `mode`. */
export function defineEdgeObject(signature: string, make: MakeLineShape): PyClass {
  return define(edgeObjectClass(signature.slice(0, signature.indexOf('('))), signature, make)
}

/** A class such as `Polyline`, which is a wire. */
export function defineWireObject(signature: string, make: MakeLineShape): PyClass {
  return define(wireObjectClass(signature.slice(0, signature.indexOf('('))), signature, make)
}

const curve = (args: BoundArguments) => asShapeValue(args.get('curve'), 'curve')

define(baseEdgeObjectClass, 'BaseEdgeObject(curve)', (args) => requireShape(curve(args), 'curve'))
define(baseLineObjectClass, 'BaseLineObject(curve)', (args) => asWire(curve(args)))
define(baseCurveObjectClass, 'BaseCurveObject(curve)', (args) => requireShape(curve(args), 'curve'))
