/** A point or direction in millimetres. Plain data: the kernel takes the same triples. */
export type Vec = readonly [number, number, number]

export const origin: Vec = [0, 0, 0]
export const unitX: Vec = [1, 0, 0]
export const unitY: Vec = [0, 1, 0]
export const unitZ: Vec = [0, 0, 1]

export function add(a: Vec, b: Vec): Vec {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

export function subtract(a: Vec, b: Vec): Vec {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

export function scale(a: Vec, factor: number): Vec {
  return [a[0] * factor, a[1] * factor, a[2] * factor]
}

export function negate(a: Vec): Vec {
  return [-a[0], -a[1], -a[2]]
}

export function dot(a: Vec, b: Vec): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

export function cross(a: Vec, b: Vec): Vec {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export function length(a: Vec): number {
  return Math.hypot(a[0], a[1], a[2])
}

export function distance(a: Vec, b: Vec): number {
  return length(subtract(a, b))
}

/** The unit vector along `a`, or undefined for one without a direction. */
export function direction(a: Vec): Vec | undefined {
  const size = length(a)
  return size < 1e-300 ? undefined : scale(a, 1 / size)
}

/** Angle between two directions in degrees, 0 to 180: by the rule of `gp_Dir::Angle`, so that its last digits print alike. */
export function angleBetween(a: Vec, b: Vec): number {
  const unit = (d: Vec): Vec => [d[0] / length(d), d[1] / length(d), d[2] / length(d)]
  const [first, second] = [unit(a), unit(b)]
  const cosine = dot(first, second)
  const sine = Math.min(1, length(cross(first, second)))
  const steep = cosine > -Math.SQRT1_2 && cosine < Math.SQRT1_2
  const radians = steep ? Math.acos(cosine) : cosine < 0 ? Math.PI - Math.asin(sine) : Math.asin(sine)
  return radians * (180 / Math.PI)
}

/** Rotates `a` about an axis through `about` by an angle in degrees (Rodrigues). */
export function rotateAbout(a: Vec, about: Vec, axis: Vec, degrees: number): Vec {
  const k = direction(axis) ?? unitZ
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const v = subtract(a, about)
  const rotated = add(add(scale(v, cos), scale(cross(k, v), sin)), scale(k, dot(k, v) * (1 - cos)))
  return add(rotated, about)
}

/** Python's `round(value, digits)` for the sizes met here: half to even on the scaled value. */
export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits
  const scaled = value * factor
  const floor = Math.floor(scaled)
  const rest = scaled - floor
  const whole = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor
  const rounded = whole / factor
  return rounded === 0 ? 0 : rounded
}

/** build123d compares points after rounding to five digits; this is that key. */
export function vecKey(a: Vec): string {
  return `${roundTo(a[0], 5)},${roundTo(a[1], 5)},${roundTo(a[2], 5)}`
}
