import { add, cross, direction, distance, dot, length, scale, subtract, type Vec } from './vec.ts'

export interface RoundedCorner {
  enter: Vec
  /** On the arc, between where it is entered and left. */
  through: Vec
  leave: Vec
}

/** The arc that rounds a corner of two straight lines; undefined where it does not fit, or where they are in line. */
export function filletCorner(before: Vec, corner: Vec, after: Vec, radius: number): RoundedCorner | undefined {
  const [back, forth] = [direction(subtract(before, corner)), direction(subtract(after, corner))]
  if (back === undefined || forth === undefined || length(cross(back, forth)) < 1e-9) return undefined
  const half = Math.acos(Math.min(1, Math.max(-1, dot(back, forth)))) / 2
  const run = radius / Math.tan(half)
  if (run > distance(before, corner) + 1e-9 || run > distance(after, corner) + 1e-9) return undefined
  const bisector = direction(add(back, forth))
  if (bisector === undefined) return undefined
  const center = add(corner, scale(bisector, radius / Math.sin(half)))
  return { enter: add(corner, scale(back, run)), through: subtract(center, scale(bisector, radius)), leave: add(corner, scale(forth, run)) }
}
