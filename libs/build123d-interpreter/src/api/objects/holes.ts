import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError, type PyClass } from '../../values/index.ts'
import { currentScope } from '../builders/build-scope.ts'
import { maxDimension } from '../builders/builder-members.ts'
import { defineMembers } from '../define-members.ts'
import { makeFrame, type Frame } from '../geometry/frame.ts'
import { distance } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { Align } from '../enums/enums.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { partObjectClass } from './object-classes.ts'
import { finishPart, keepArguments, requirePositive } from './part-object.ts'

const down = (z: number): Frame => makeFrame([0, 0, z], [0, 0, -1])!
const up = (z: number): Frame => makeFrame([0, 0, z], [0, 0, 1])!

/** Deep enough to leave the part on the other side, wherever the hole starts. */
function throughDepth(context: Context): number {
  const scope = currentScope(context)
  const builder = scope?.objectTarget
  const shape = builder?.product?.shape
  if (builder === undefined || shape === undefined) throw valueError('No depth provided: outside of a BuildPart with a part give depth=')
  const { center } = kernel.boundingBox(shape)
  const farthest = Math.max(...(scope?.objectLocations ?? []).map((place) => distance(center, place.translation)))
  return maxDimension(builder) + farthest
}

function defineHole(signature: string, make: (args: BoundArguments, context: Context) => kernel.Shape, isCentred = false): PyClass {
  const cls = partObjectClass(signature.slice(0, signature.indexOf('(')))
  defineMembers<ShapeValue>(cls, {
    init: [
      signature,
      (self, args, context) => {
        keepArguments(self, args)
        // Aligned by its own bounds only where it is one cylinder.
        finishPart(self, context, make(args, context), { rotation: null, align: isCentred ? Align.members.CENTER : null, mode: args.get('mode') })
      },
    ],
  })
  return cls
}

export const holeClass = defineHole(
  'Hole(radius: float, depth: float = None, mode=Mode.SUBTRACT)',
  (args, context) => {
    requirePositive('Hole', { radius: args.float('radius') })
    const given = args.optionalFloat('depth')
    const depth = 2 * (given ?? throughDepth(context))
    return kernel.makeCylinder(kernelOf(context), down(given === undefined ? depth / 2 : 0), args.float('radius'), depth)
  },
  true,
)

export const counterBoreHoleClass = defineHole(
  'CounterBoreHole(radius: float, counter_bore_radius: float, counter_bore_depth: float, depth: float = None, mode=Mode.SUBTRACT)',
  (args, context) => {
    const owner = kernelOf(context)
    const [radius, boreRadius, boreDepth] = [args.float('radius'), args.float('counter_bore_radius'), args.float('counter_bore_depth')]
    requirePositive('CounterBoreHole', { radius, counter_bore_radius: boreRadius, counter_bore_depth: boreDepth })
    const depth = args.optionalFloat('depth') ?? throughDepth(context)
    const drill = kernel.makeCylinder(owner, down(0), radius, depth)
    return kernel.fuse([drill], [kernel.makeCylinder(owner, up(-boreDepth), boreRadius, boreDepth + depth)])
  },
)

export const counterSinkHoleClass = defineHole(
  'CounterSinkHole(radius: float, counter_sink_radius: float, depth: float = None, counter_sink_angle: float = 82, mode=Mode.SUBTRACT)',
  (args, context) => {
    const owner = kernelOf(context)
    const [radius, sinkRadius] = [args.float('radius'), args.float('counter_sink_radius')]
    requirePositive('CounterSinkHole', { radius, counter_sink_radius: sinkRadius, counter_sink_angle: args.float('counter_sink_angle') })
    const depth = args.optionalFloat('depth') ?? throughDepth(context)
    const coneHeight = sinkRadius / Math.tan((args.float('counter_sink_angle') / 2 / 180) * Math.PI)
    const drill = kernel.makeCylinder(owner, down(0), radius, depth)
    return kernel.fuse([drill], [kernel.makeCone(owner, down(0), sinkRadius, 0, coneHeight), kernel.makeCylinder(owner, up(0), sinkRadius, depth)])
  },
)
