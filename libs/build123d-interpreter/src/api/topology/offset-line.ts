import * as kernel from '@naturalcad/cad-kernel'
import { runtimeError } from '../../values/index.ts'
import type { Kind, Side } from '../enums/enums.ts'
import { add, cross, distance, dot, scale, subtract, type Vec } from '../geometry/vec.ts'
import { arcCenterOf } from './curve.ts'

export type KindName = keyof typeof Kind.members
type SideName = keyof typeof Side.members

export const joinByKind = { ARC: 'arc', INTERSECTION: 'intersection', TANGENT: 'tangent' } as const satisfies Record<KindName, kernel.JoinKind>

export interface OffsetLineOptions {
  kind?: KindName
  side?: SideName
  /** With one side only: joined with the line itself into a closed outline. */
  closed?: boolean
}

/** `offset_2d`: around a line, or on one side of it; outwards of a closed one. A single edge comes back as an edge. */
export function offsetLine(line: kernel.Shape, amount: number, { kind = 'ARC', side = 'BOTH', closed = true }: OffsetLineOptions = {}): kernel.Shape {
  const wire = line.type === 'wire' ? line : kernel.makeWire([line])
  const [offset, second] = kernel.offsetWire(wire, amount, joinByKind[kind])
  if (offset === undefined || second !== undefined) throw runtimeError('Unexpected result type')
  const result = side === 'BOTH' ? offset : oneSide(wire, offset, amount, side, closed)
  const edges = kernel.orderedEdges(result)
  return edges.length === 1 && edges[0] !== undefined ? edges[0] : result
}

/** Drops the round ends, and of the two strands that stay takes the one on the wanted side. */
function oneSide(wire: kernel.Shape, offset: kernel.Shape, amount: number, side: 'LEFT' | 'RIGHT', closed: boolean): kernel.Shape {
  const ends = [kernel.pointAt(wire, 0), kernel.pointAt(wire, 1)] as const
  const isCap = (edge: kernel.Shape) => {
    const center = kernel.curveType(edge) === 'circle' ? arcCenterOf(edge) : undefined
    return center !== undefined && ends.some((end) => distance(center, end) < 1e-6)
  }
  const strands = kernel.connectEdges(kernel.orderedEdges(offset).filter((edge) => !isCap(edge)))
  const tangent = kernel.tangentAt(wire, 0)
  const [first, other] = strands.map((strand) => ({ strand, angle: signedAngle(tangent, subtract(kernel.pointAt(strand, 0.5), ends[0])) }))
  if (first === undefined || other === undefined) throw runtimeError('an offset on one side needs an open line')
  // Angles are counted as build123d counts them: clockwise is positive.
  const left = first.angle > other.angle ? other : first
  const chosen = (side === 'LEFT' ? left : left === first ? other : first).strand
  if (!closed) return chosen
  const strandEnds = [kernel.pointAt(chosen, 0), kernel.pointAt(chosen, 1)] as const
  const isParallel = distance(ends[0], strandEnds[0]) - Math.abs(amount) <= 1e-6
  const [to0, to1] = isParallel ? strandEnds : [strandEnds[1], strandEnds[0]]
  const bridges = [kernel.makeLine(wire.kernel, ends[0], to0), kernel.makeLine(wire.kernel, ends[1], to1)]
  return kernel.makeWire([...kernel.orderedEdges(wire), ...kernel.orderedEdges(chosen), ...bridges])
}

function signedAngle(from: Vec, to: Vec): number {
  const across = cross(from, to)
  return Math.atan2(-across[2], dot(from, to))
}

/** A line square to a curve where it starts, `length` long: the pen of `trace`. */
export function perpendicularLine(curve: kernel.Shape, share: number, length: number, z: Vec): kernel.Shape {
  const at = kernel.pointAt(curve, share)
  const across = cross(z, kernel.tangentAt(curve, share))
  const half = scale(across, length / 2 / Math.hypot(...across))
  return kernel.makeLine(curve.kernel, add(at, half), subtract(at, half))
}
