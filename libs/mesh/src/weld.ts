import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Triangles } from './triangles.ts'

/** Millimetres. Points of neighbouring faces come out of a kernel equal to within its own tolerance of 1e-7. */
export const weldTolerance = 1e-5

/**
 * Joins points that are no further apart than the tolerance along each axis, and drops triangles that lose a corner by it.
 * Order stays, so the same mesh gives the same result. The faces of a kernel's mesh share points only after this.
 * Throws `INVALID_REQUEST` for a tolerance that is not greater than 0.
 */
export function weldMesh({ positions, triangles }: Triangles, tolerance: number = weldTolerance): Triangles {
  if (!(tolerance > 0)) {
    const remedy = 'give a tolerance greater than 0'
    throw new NaturalCadError('INVALID_REQUEST', `points cannot be joined within ${tolerance} mm`, { remedy })
  }
  const { indexOf, firsts } = joinPoints(positions, tolerance)
  const welded = new Float64Array(firsts.length * 3)
  for (let point = 0; point < firsts.length; point += 1) {
    const from = firsts[point]! * 3
    welded[point * 3] = positions[from]!
    welded[point * 3 + 1] = positions[from + 1]!
    welded[point * 3 + 2] = positions[from + 2]!
  }
  const kept = new Uint32Array(triangles.length)
  let length = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const a = indexOf[triangles[at]!]!
    const b = indexOf[triangles[at + 1]!]!
    const c = indexOf[triangles[at + 2]!]!
    if (a === b || b === c || c === a) continue
    kept[length] = a
    kept[length + 1] = b
    kept[length + 2] = c
    length += 3
  }
  return { positions: welded, triangles: kept.slice(0, length) }
}

/** Cells are far wider than the tolerance, so that a point seldom has to look beyond its own. */
const tolerancesPerCell = 64
/** Round coordinates, of which parts have many, shall not lie on a border of cells. */
const cellOffset = 0.3

/** `indexOf` gives each point's joined point; `firsts` gives each joined point the first point that it was. */
function joinPoints(positions: Float64Array, tolerance: number): { indexOf: Uint32Array; firsts: Uint32Array } {
  const points = positions.length / 3
  const perCell = 1 / (tolerance * tolerancesPerCell)
  const reach = 1 / tolerancesPerCell
  // Cells that fall into one slot cost a comparison, never a wrong answer.
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, points * 2)))
  const heads = new Int32Array(slots).fill(-1)
  const next = new Int32Array(points)
  const firsts = new Uint32Array(points)
  const indexOf = new Uint32Array(points)
  let count = 0

  const slotOf = (i: number, j: number, k: number) => {
    const mixed = Math.imul(i, 73_856_093) ^ Math.imul(j, 19_349_663) ^ Math.imul(k, 83_492_791)
    return (mixed ^ (mixed >>> 15)) & (slots - 1)
  }
  const findIn = (slot: number, x: number, y: number, z: number) => {
    for (let point = heads[slot]!; point >= 0; point = next[point]!) {
      const at = firsts[point]! * 3
      if (Math.abs(positions[at]! - x) <= tolerance && Math.abs(positions[at + 1]! - y) <= tolerance && Math.abs(positions[at + 2]! - z) <= tolerance)
        return point
    }
    return -1
  }

  for (let point = 0; point < points; point += 1) {
    const x = positions[point * 3]!
    const y = positions[point * 3 + 1]!
    const z = positions[point * 3 + 2]!
    const cellX = x * perCell + cellOffset
    const cellY = y * perCell + cellOffset
    const cellZ = z * perCell + cellOffset
    let found = -1
    for (let i = Math.floor(cellX - reach); i <= cellX + reach && found < 0; i += 1) {
      for (let j = Math.floor(cellY - reach); j <= cellY + reach && found < 0; j += 1) {
        for (let k = Math.floor(cellZ - reach); k <= cellZ + reach && found < 0; k += 1) found = findIn(slotOf(i, j, k), x, y, z)
      }
    }
    if (found < 0) {
      found = count
      count += 1
      firsts[found] = point
      const slot = slotOf(Math.floor(cellX), Math.floor(cellY), Math.floor(cellZ))
      next[found] = heads[slot]!
      heads[slot] = found
    }
    indexOf[point] = found
  }
  return { indexOf, firsts: firsts.subarray(0, count) }
}
