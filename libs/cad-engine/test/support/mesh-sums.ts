type Vector = readonly [number, number, number]

/** Signed volume and area of a triangle mesh, written out here so that nothing of ours judges our files. */
export function meshSums(positions: readonly number[], indices: readonly number[]): { volume: number; area: number } {
  const point = (at: number): Vector => [positions[3 * at] ?? Number.NaN, positions[3 * at + 1] ?? Number.NaN, positions[3 * at + 2] ?? Number.NaN]
  let volume = 0
  let area = 0
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [indices[at], indices[at + 1], indices[at + 2]].map((index) => point(index ?? Number.NaN)) as [Vector, Vector, Vector]
    volume += dot(a, cross(b, c)) / 6
    area += Math.hypot(...cross(minus(b, a), minus(c, a))) / 2
  }
  return { volume, area }
}

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
