export interface SolvedTriangle {
  a: number
  b: number
  c: number
  /** Degrees, opposite to the side of the same letter. */
  A: number
  B: number
  C: number
}

const degrees = 180 / Math.PI
const letters = [0, 1, 2] as const

/** All sides and angles from three of them, at least one a side; undefined where no triangle fits. Angles in degrees. */
export function solveTriangle(sides: readonly (number | undefined)[], angles: readonly (number | undefined)[]): SolvedTriangle | undefined {
  const side = [...sides]
  const angle = angles.map((value) => (value === undefined ? undefined : value / degrees))
  for (let round = 0; round < 4; round += 1) {
    if (angle.filter((value) => value !== undefined).length === 2) {
      const rest = Math.PI - angle.reduce<number>((sum, value) => sum + (value ?? 0), 0)
      angle[angle.indexOf(undefined)] = rest
    }
    for (const i of letters) {
      const [j, k] = [(i + 1) % 3, (i + 2) % 3]
      const [p, q, r, theta] = [side[i], side[j], side[k], angle[i]]
      // Law of cosines, both ways.
      if (p !== undefined && q !== undefined && r !== undefined && theta === undefined) angle[i] = Math.acos((q * q + r * r - p * p) / (2 * q * r))
      if (p === undefined && q !== undefined && r !== undefined && theta !== undefined) side[i] = Math.sqrt(q * q + r * r - 2 * q * r * Math.cos(theta))
    }
    const known = letters.find((i) => side[i] !== undefined && angle[i] !== undefined)
    if (known === undefined) continue
    const ratio = side[known]! / Math.sin(angle[known]!)
    for (const i of letters) {
      const [length, turn] = [side[i], angle[i]]
      if (length === undefined && turn !== undefined) side[i] = ratio * Math.sin(turn)
      else if (length !== undefined && turn === undefined) angle[i] = Math.asin(length / ratio)
    }
  }
  const [a, b, c, A, B, C] = [...side, ...angle]
  const values = [a, b, c, A, B, C]
  if (a === undefined || b === undefined || c === undefined || A === undefined || B === undefined || C === undefined) return undefined
  if (!values.every((value) => value !== undefined && Number.isFinite(value) && value > 0)) return undefined
  if (Math.abs(A + B + C - Math.PI) > 1e-9) return undefined
  return { a, b, c, A: A * degrees, B: B * degrees, C: C * degrees }
}
