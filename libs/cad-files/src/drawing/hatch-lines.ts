import type { Annotation, Point2 } from '@naturalcad/contracts/part'

/** More lines than this make a surface, not a hatch. */
const maxLines = 2000

/** The lines of a hatch, clipped to its boundary (even-odd), lying on multiples of the spacing from the origin so that neighbours line up. */
export function hatchLines({ boundary, angle, spacing }: Extract<Annotation, { kind: 'hatch' }>): [from: Point2, to: Point2][] {
  const radians = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  // Turned so that the lines are horizontal.
  const turned = boundary.map(([x, y]): Point2 => [x * cos + y * sin, y * cos - x * sin])
  const heights = turned.map(([, y]) => y)
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  if (!(spacing > 0) || (high - low) / spacing > maxLines) return []
  const lines: [Point2, Point2][] = []
  for (let index = Math.ceil(low / spacing); index * spacing < high; index++) {
    const y = index * spacing
    const crossings = crossingsAt(turned, y)
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from = 0, to = 0] = crossings.slice(at, at + 2)
      lines.push([
        [from * cos - y * sin, from * sin + y * cos],
        [to * cos - y * sin, to * sin + y * cos],
      ])
    }
  }
  return lines
}

/** Where the closed outline crosses the height, in order; each corner counts for one of its two sides. */
export function crossingsAt(outline: readonly Point2[], y: number): number[] {
  const crossings: number[] = []
  let before = outline.at(-1)
  for (const point of outline) {
    if (before !== undefined && before[1] <= y !== point[1] <= y)
      crossings.push(before[0] + ((y - before[1]) / (point[1] - before[1])) * (point[0] - before[0]))
    before = point
  }
  return crossings.toSorted((a, b) => a - b)
}
