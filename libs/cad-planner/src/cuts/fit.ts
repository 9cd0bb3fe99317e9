import type { Point2 } from '@naturalcad/contracts/part'
import type { Outline } from '../outlines/outline.ts'
import { footprint, type Cut } from './cut.ts'

/** The least material that must stay between two openings, and between one and the edge, in millimetres. */
export const leastWall = 0.01

/** Why a group can't be where it is; undefined where it fits. */
export type Misfit = { kind: 'edge' } | { kind: 'overlap'; with: Cut }

/** `inset`: what a fillet or chamfer has taken of the edge. */
export function findMisfit(cut: Cut, others: readonly Cut[], outline: Outline, inset: number): Misfit | undefined {
  const { core, radius } = footprint(cut)
  for (const [x, y] of cut.layout.positions) {
    // The depth is concave over a convex outline, so the corners of the core have the least.
    for (const [dx, dy] of core) if (outline.depthAt([x + dx, y + dy]) - radius < inset + leastWall) return { kind: 'edge' }
  }
  for (const other of [cut, ...others]) if (overlaps(cut, other)) return { kind: 'overlap', with: other }
  return undefined
}

function overlaps(cut: Cut, other: Cut): boolean {
  const [mine, theirs] = [footprint(cut), footprint(other)]
  const reach = mine.reach + theirs.reach + leastWall
  const sorted = other.layout.positions.toSorted((a, b) => a[0] - b[0])
  for (const position of cut.layout.positions) {
    let isSelf = cut === other
    for (let index = firstFrom(sorted, position[0] - reach); index < sorted.length; index += 1) {
      const next = sorted[index]
      if (next === undefined || next[0] > position[0] + reach) break
      if (isSelf && next[0] === position[0] && next[1] === position[1]) {
        isSelf = false
        continue
      }
      if (Math.hypot(next[0] - position[0], next[1] - position[1]) >= reach) continue
      if (distance(move(mine.core, position), move(theirs.core, next)) < mine.radius + theirs.radius + leastWall) return true
    }
  }
  return false
}

function firstFrom(sorted: readonly Point2[], x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.[0] ?? 0) < x) low = middle + 1
    else high = middle
  }
  return low
}

function move(core: readonly Point2[], [x, y]: Point2): Point2[] {
  return core.map(([dx, dy]) => [x + dx, y + dy])
}

/** Between two convex polygons of one, two or more corners; 0 where they overlap. */
function distance(first: readonly Point2[], second: readonly Point2[]): number {
  if (contains(first, second[0] ?? [0, 0]) || contains(second, first[0] ?? [0, 0])) return 0
  let least = Infinity
  for (const [a, b] of sides(first))
    for (const [c, d] of sides(second))
      least = Math.min(least, crosses(a, b, c, d) ? 0 : Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b)))
  return least
}

function sides(polygon: readonly Point2[]): [Point2, Point2][] {
  return polygon.map((point, index) => [point, polygon[(index + 1) % polygon.length] ?? point])
}

const cross = (o: Point2, a: Point2, b: Point2): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

function contains(polygon: readonly Point2[], point: Point2): boolean {
  return polygon.length > 2 && sides(polygon).every(([a, b]) => cross(a, b, point) >= 0)
}

function crosses(a: Point2, b: Point2, c: Point2, d: Point2): boolean {
  return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0
}

function toSegment(point: Point2, from: Point2, to: Point2): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square))
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy)
}
