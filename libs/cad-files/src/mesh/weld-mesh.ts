import type { Triangles } from './triangles.ts'

/** Millimetres. Points of neighbouring faces come out of a kernel equal to within its own tolerance of 1e-7. */
export const weldTolerance = 1e-5

/**
 * Joins points that are no further apart than the tolerance along each axis, and drops triangles that lose a corner by it.
 * Order stays, so the same mesh gives the same result. Spheres and other closed faces close only after this.
 */
export function weldMesh({ positions, triangles }: Triangles, tolerance: number = weldTolerance): Triangles {
  const { indexOf, count, first } = joinPoints(positions, tolerance)
  const welded = new Float64Array(count * 3)
  for (let point = 0; point < count; point++) {
    const from = (first[point] ?? 0) * 3
    welded.set(positions.subarray(from, from + 3), point * 3)
  }
  const kept = new Uint32Array(triangles.length)
  let length = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const a = indexOf[triangles[at] ?? 0] ?? 0
    const b = indexOf[triangles[at + 1] ?? 0] ?? 0
    const c = indexOf[triangles[at + 2] ?? 0] ?? 0
    if (a === b || b === c || c === a) continue
    kept[length] = a
    kept[length + 1] = b
    kept[length + 2] = c
    length += 3
  }
  return { positions: welded, triangles: kept.slice(0, length) }
}

/** Coordinates as single-precision files keep them, welded again: rounding may bring points together. */
export function toSinglePrecision(mesh: Triangles): Triangles {
  const { positions, triangles } = weldMesh(mesh)
  return weldMesh({ positions: Float64Array.from(Float32Array.from(positions)), triangles })
}

/**
 * A hash grid of cells twice the tolerance wide: two points within the tolerance lie in one cell or in the neighbour on the
 * nearer side, so eight cells are looked up a point.
 */
function joinPoints(positions: Float64Array, tolerance: number) {
  const points = positions.length / 3
  const cell = 2 * tolerance
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, points * 2)))
  const heads = new Int32Array(size).fill(-1)
  const next = new Int32Array(points)
  const first = new Uint32Array(points)
  const indexOf = new Uint32Array(points)
  let count = 0

  const slot = (i: number, j: number, k: number) =>
    (Math.imul(i | 0, 73_856_093) ^ Math.imul(j | 0, 19_349_663) ^ Math.imul(k | 0, 83_492_791)) & (size - 1)
  const isNear = (point: number, x: number, y: number, z: number) => {
    const at = (first[point] ?? 0) * 3
    return (
      Math.abs((positions[at] ?? 0) - x) <= tolerance &&
      Math.abs((positions[at + 1] ?? 0) - y) <= tolerance &&
      Math.abs((positions[at + 2] ?? 0) - z) <= tolerance
    )
  }

  for (let vertex = 0; vertex < points; vertex++) {
    const x = positions[vertex * 3] ?? 0
    const y = positions[vertex * 3 + 1] ?? 0
    const z = positions[vertex * 3 + 2] ?? 0
    const i = Math.floor(x / cell)
    const j = Math.floor(y / cell)
    const k = Math.floor(z / cell)
    const di = x / cell - i < 0.5 ? -1 : 1
    const dj = y / cell - j < 0.5 ? -1 : 1
    const dk = z / cell - k < 0.5 ? -1 : 1
    let found = -1
    for (let corner = 0; corner < 8 && found < 0; corner++) {
      const near = slot(i + (corner & 1 ? di : 0), j + (corner & 2 ? dj : 0), k + (corner & 4 ? dk : 0))
      for (let point = heads[near] ?? -1; point >= 0; point = next[point] ?? -1) {
        if (isNear(point, x, y, z)) {
          found = point
          break
        }
      }
    }
    if (found < 0) {
      found = count++
      first[found] = vertex
      const own = slot(i, j, k)
      next[found] = heads[own] ?? -1
      heads[own] = found
    }
    indexOf[vertex] = found
  }
  return { indexOf, count, first }
}
