import type { Outline } from './outline.ts'

/** Its corners lie on a circle around the origin, the first on the x axis. */
export function regularPolygon(sides: number, acrossCorners: number, names: { acrossCorners: string; sides: string }): Outline {
  const radius = acrossCorners / 2
  const turn = (2 * Math.PI) / sides
  const corners = Array.from({ length: sides }, (_, index) => [radius * Math.cos(index * turn), radius * Math.sin(index * turn)] as const)
  const extent = (axis: 0 | 1): number => Math.max(...corners.map((corner) => corner[axis])) - Math.min(...corners.map((corner) => corner[axis]))
  const apothem = radius * Math.cos(Math.PI / sides)
  return {
    // Aligned by its circle and not by its box, which differ for an odd number of sides.
    sketch: `RegularPolygon(${names.acrossCorners} / 2, ${names.sides}, align=None)`,
    size: [extent(0), extent(1)],
    area: (sides / 2) * radius ** 2 * Math.sin(turn),
    perimeter: 2 * sides * radius * Math.sin(Math.PI / sides),
    insetCoefficient: sides * Math.tan(Math.PI / sides),
    depthAt: ([x, y]) => Math.min(...corners.map((_, index) => apothem - (x * Math.cos((index + 0.5) * turn) + y * Math.sin((index + 0.5) * turn)))),
    isRound: true,
  }
}
