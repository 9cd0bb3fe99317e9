/** Sides along the axes, in millimetres. */
export interface Box3 {
  min: [number, number, number]
  max: [number, number, number]
}

/** Of all points, given as x, y, z of each; from infinity to minus infinity where there is none. */
export function measureBox(positions: Float64Array): Box3 {
  let [minX, minY, minZ, maxX, maxY, maxZ] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at]!
    const y = positions[at + 1]!
    const z = positions[at + 2]!
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
    if (z < minZ) minZ = z
    if (z > maxZ) maxZ = z
  }
  return { min: [minX, minY, minZ], max: [maxX, maxY, maxZ] }
}

export function boxDiagonal({ min, max }: Box3): number {
  return Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
}
