import { cut } from '../booleans/boolean.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { Vec3 } from '../geometry/vector.ts'
import type { BRepOffsetAPI_MakePipeShell } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { makeWire } from '../make/wire.ts'
import { edgeEnds } from '../measure/curve.ts'
import { innerWires, outerWire } from '../explore/wires-of-face.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

export interface SweepOptions {
  /** What happens at a corner of the path. @default 'transformed' */
  transition?: 'transformed' | 'round' | 'right'
  /** Turn with the path's curvature, as a thread needs it. @default false */
  frenet?: boolean
  /** Keep this direction, or follow this second path, instead of turning freely. */
  binormal?: Vec3 | Shape
  /** Turn towards this second path where the plane across the first one meets it. */
  guide?: Shape
  /** A shell without its ends instead of a solid. @default false */
  shell?: boolean
}

/** Moves a face (with its holes) or a wire along a path. The profile must lie where the path begins. */
export function sweep(profile: Shape, path: Shape, options: SweepOptions = {}): Shape {
  const wires = profile.type === 'face' ? [outerWire(profile), ...innerWires(profile)] : [profile]
  const [outer, ...inner] = wires.map((wire) => sweepWires([wire], path, options))
  if (outer === undefined) throw argumentError('sweep', 'no profile', 'give a face or a wire')
  return inner.length === 0 ? outer : cut(outer, inner)
}

/** Changes from one profile into the next along the path; faces count by their outer wires. */
export function sweepThrough(profiles: readonly Shape[], path: Shape, options: SweepOptions = {}): Shape {
  if (profiles.length === 0) throw argumentError('sweep', 'no profile', 'give at least one face or wire')
  return sweepWires(
    profiles.map((profile) => (profile.type === 'face' ? outerWire(profile) : profile)),
    path,
    options,
  )
}

const transitions = {
  transformed: 'BRepBuilderAPI_Transformed',
  round: 'BRepBuilderAPI_RoundCorner',
  right: 'BRepBuilderAPI_RightCorner',
} as const

function sweepWires(wires: readonly Shape[], path: Shape, options: SweepOptions): Shape {
  const spine = path.type === 'edge' ? makeWire([path]) : path
  return operate(
    path.kernel,
    'sweep',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_MakePipeShell(bench.wire(spine)))
      const rotate = setMode(bench, builder, spine, options)
      builder.SetTransitionMode(transitions[options.transition ?? 'transformed'])
      for (const wire of wires) builder.Add(rawOf(wire), false, rotate)
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      if (options.shell !== true && !builder.MakeSolid()) bench.fail('the profile is open', 'give a face or a closed wire')
      return bench.shape(builder.Shape())
    },
    'use a smaller profile, a smoother path, or another transition',
  )
}

/** True when the profile is to be turned to the binormal. */
function setMode(bench: Workbench, builder: BRepOffsetAPI_MakePipeShell, spine: Shape, { binormal, guide, frenet = false }: SweepOptions): boolean {
  if (guide !== undefined) {
    builder.SetMode(bench.wire(guide), false, 'BRepFill_NoContact')
    return false
  }
  if (binormal === undefined) {
    builder.SetMode(frenet)
    return false
  }
  if (isShape(binormal)) {
    const auxiliary = binormal.type === 'edge' ? makeWire([binormal]) : binormal
    builder.SetMode(bench.wire(auxiliary), true, 'BRepFill_NoContact')
    return false
  }
  const axes = bench.own(new bench.occt.gp_Ax2())
  axes.SetLocation(bench.point(edgeEnds(spine).start))
  axes.SetDirection(bench.direction(binormal))
  builder.SetMode(axes)
  return true
}

function isShape(binormal: Vec3 | Shape): binormal is Shape {
  return 'kernel' in binormal
}
