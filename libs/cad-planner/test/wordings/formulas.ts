/** Volume, box and genus. */
type Measures = [volume: number, size: number[], genus: number]

/** Equal round holes: through, or of a depth. */
type Holes = [count: number, diameter: number, depth?: number]

export const inch = 25.4

export const circle = (diameter: number): number => (Math.PI * diameter ** 2) / 4

/** A slot of length over all. */
export const slot = (length: number, width: number): number => (length - width) * width + circle(width)

/** What four rounded corners take of an area. */
export const roundedOff = (radius: number): number => (4 - Math.PI) * radius ** 2

export const cubed = (side: number): number => side ** 3

function withHoles(area: number, size: readonly [number, number], thickness: number, holes: readonly Holes[]): Measures {
  const cut = holes.reduce((sum, [count, diameter, depth = thickness]) => sum + count * circle(diameter) * depth, 0)
  const genus = holes.reduce((sum, [count, , depth]) => sum + (depth === undefined ? count : 0), 0)
  return [area * thickness - cut, [...size, thickness], genus]
}

export const plate = (width: number, height: number, thickness: number, ...holes: Holes[]): Measures =>
  withHoles(width * height, [width, height], thickness, holes)

export const roundedPlate = (width: number, height: number, thickness: number, radius: number, ...holes: Holes[]): Measures =>
  withHoles(width * height - roundedOff(radius), [width, height], thickness, holes)

export const disc = (diameter: number, thickness: number, ...holes: Holes[]): Measures =>
  withHoles(circle(diameter), [diameter, diameter], thickness, holes)

export const tube = (outer: number, inner: number, length: number): Measures => disc(outer, length, [1, inner])

/** A frustum between parallel sections; a prismatoid's volume is h / 6 · (first + 4 · middle + last). */
const prismatoid = (height: number, first: number, middle: number, last: number): number => (height / 6) * (first + 4 * middle + last)

export const frustum = (bottom: number, top: number, height: number): Measures => [
  prismatoid(height, circle(bottom), circle((bottom + top) / 2), circle(top)),
  [Math.max(bottom, top), Math.max(bottom, top), height],
  0,
]

/** A plate with its rim chamfered, at one end or both. */
export const chamferedPlate = (width: number, height: number, thickness: number, chamfer: number, ends = 1): number => {
  const rim = prismatoid(chamfer, width * height, (width - chamfer) * (height - chamfer), (width - 2 * chamfer) * (height - 2 * chamfer))
  return width * height * (thickness - ends * chamfer) + ends * rim
}

export const chamferedCylinder = (diameter: number, height: number, chamfer: number, ends = 1): number =>
  circle(diameter) * (height - ends * chamfer) + ends * frustum(diameter, diameter - 2 * chamfer, chamfer)[0]

export const counterbored = (diameter: number, wide: number, depth: number, thickness: number): number =>
  circle(diameter) * (thickness - depth) + circle(wide) * depth

export const countersunk = (diameter: number, wide: number, thickness: number, degrees = 90): number => {
  const depth = (wide - diameter) / 2 / Math.tan((degrees * Math.PI) / 360)
  return circle(diameter) * (thickness - depth) + frustum(wide, diameter, depth)[0]
}

export const angle = (base: number, upright: number, thickness: number, length: number, holes = 0, diameter = 0): Measures => [
  (base + upright - thickness) * thickness * length - holes * circle(diameter) * thickness,
  [base, upright, length],
  holes,
]

export const channel = (width: number, height: number, thickness: number, length: number): Measures => [
  (width * height - (width - 2 * thickness) * (height - thickness)) * length,
  [width, height, length],
  0,
]

export const tee = (width: number, height: number, thickness: number, length: number): Measures => [
  (width + height - thickness) * thickness * length,
  [width, height, length],
  0,
]

export const polygonArea = (sides: number, radius: number): number => (sides / 2) * radius ** 2 * Math.sin((2 * Math.PI) / sides)

export const hexagon = (acrossFlats: number, thickness: number): Measures => [
  (Math.sqrt(3) / 2) * acrossFlats ** 2 * thickness,
  [(2 * acrossFlats) / Math.sqrt(3), acrossFlats, thickness],
  0,
]

export const octagon = (acrossFlats: number, thickness: number): Measures => {
  const corners = acrossFlats / Math.cos(Math.PI / 8)
  return [polygonArea(8, corners / 2) * thickness, [corners, corners, thickness], 0]
}

export const pentagon = (side: number, thickness: number): Measures => {
  const radius = side / 2 / Math.sin(Math.PI / 5)
  const size = [radius * (1 + Math.cos(Math.PI / 5)), 2 * radius * Math.sin((2 * Math.PI) / 5), thickness]
  return [polygonArea(5, radius) * thickness, size, 0]
}

export const trussArea = (span: number, height: number, member: number, panels: number): number =>
  span * height - panels * ((span - member) / panels - member) * (height - 2 * member)

export const truss = (span: number, height: number, member: number, panels: number): Measures => [
  trussArea(span, height, member, panels) * member,
  [span, member, height],
  panels,
]

export const tower = (width: number, length: number, height: number, notch: number): Measures => [
  width * length * height - notch ** 2 * (width + length),
  [width, length, height],
  0,
]

/** A shell that narrows to a share of its base, less the same one thickness smaller. */
export const shell = (width: number, depth: number, rise: number, thickness: number, share: number): [number, number[]] => {
  const loft = (less: number): number => {
    const [w, d, W, D] = [width - less, depth - less, width * share - less, depth * share - less]
    return prismatoid(rise - less / 2, w * d, ((w + W) / 2) * ((d + D) / 2), W * D)
  }
  return [loft(0) - loft(2 * thickness), [width, depth, rise]]
}
