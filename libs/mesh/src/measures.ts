import type { Triangles } from './triangles.ts'

/** Enclosed volume in mm³, by the divergence theorem; positive where triangles face outwards. Meaningful for closed meshes. */
export function meshVolume({ positions, triangles }: Triangles): number {
  if (triangles.length === 0) return 0
  // About a point of the mesh itself, so that a part far from the origin loses no digits.
  const origin = triangles[0]! * 3
  const ox = positions[origin]!
  const oy = positions[origin + 1]!
  const oz = positions[origin + 2]!
  let sixfold = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at]! * 3
    const b = triangles[at + 1]! * 3
    const c = triangles[at + 2]! * 3
    const bx = positions[b]! - ox
    const by = positions[b + 1]! - oy
    const bz = positions[b + 2]! - oz
    const cx = positions[c]! - ox
    const cy = positions[c + 1]! - oy
    const cz = positions[c + 2]! - oz
    sixfold +=
      (positions[a]! - ox) * (by * cz - bz * cy) + (positions[a + 1]! - oy) * (bz * cx - bx * cz) + (positions[a + 2]! - oz) * (bx * cy - by * cx)
  }
  return sixfold / 6
}

/** Sum of the triangles' areas in mm². */
export function meshArea(mesh: Triangles): number {
  let twofold = 0
  for (let at = 0; at < mesh.triangles.length; at += 3) {
    const [x, y, z] = triangleNormal(mesh, at)
    twofold += Math.sqrt(x * x + y * y + z * z)
  }
  return twofold / 2
}

/** Cross product of two sides of the triangle whose indices begin at `at`: its direction outwards, its length twice the area. */
export function triangleNormal({ positions, triangles }: Triangles, at: number): [number, number, number] {
  const a = triangles[at]! * 3
  const b = triangles[at + 1]! * 3
  const c = triangles[at + 2]! * 3
  const ux = positions[b]! - positions[a]!
  const uy = positions[b + 1]! - positions[a + 1]!
  const uz = positions[b + 2]! - positions[a + 2]!
  const vx = positions[c]! - positions[a]!
  const vy = positions[c + 1]! - positions[a + 1]!
  const vz = positions[c + 2]! - positions[a + 2]!
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
}
