import type { Triangles } from './triangles.ts'

/** Enclosed volume in mm³, by the divergence theorem; positive where triangles face outwards. Meaningful for closed meshes. */
export function meshVolume({ positions, triangles }: Triangles): number {
  // Measured from a point of the mesh, so that parts far from the origin lose no digits.
  const [ox, oy, oz] = corner(positions, triangles[0] ?? 0)
  let sixfold = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const [ax, ay, az] = corner(positions, triangles[at] ?? 0)
    const [bx, by, bz] = corner(positions, triangles[at + 1] ?? 0)
    const [cx, cy, cz] = corner(positions, triangles[at + 2] ?? 0)
    const [x, y, z] = [ax - ox, ay - oy, az - oz]
    sixfold +=
      x * ((by - oy) * (cz - oz) - (bz - oz) * (cy - oy)) -
      y * ((bx - ox) * (cz - oz) - (bz - oz) * (cx - ox)) +
      z * ((bx - ox) * (cy - oy) - (by - oy) * (cx - ox))
  }
  return sixfold / 6
}

/** Sum of the triangles' areas in mm². */
export function meshArea({ positions, triangles }: Triangles): number {
  let area = 0
  for (let at = 0; at < triangles.length; at += 3) area += Math.hypot(...triangleNormal(positions, triangles, at)) / 2
  return area
}

/** Cross product of two sides of the triangle that begins at `at`: its direction outwards, its length twice the area. */
export function triangleNormal(positions: Float64Array, triangles: Uint32Array, at: number): [number, number, number] {
  const [ax, ay, az] = corner(positions, triangles[at] ?? 0)
  const [bx, by, bz] = corner(positions, triangles[at + 1] ?? 0)
  const [cx, cy, cz] = corner(positions, triangles[at + 2] ?? 0)
  const [ux, uy, uz] = [bx - ax, by - ay, bz - az]
  const [vx, vy, vz] = [cx - ax, cy - ay, cz - az]
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
}

function corner(positions: Float64Array, point: number): [number, number, number] {
  return [positions[point * 3] ?? 0, positions[point * 3 + 1] ?? 0, positions[point * 3 + 2] ?? 0]
}
