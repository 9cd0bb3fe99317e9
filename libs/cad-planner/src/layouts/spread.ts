import type { Point2 } from '@naturalcad/contracts/part'
import { roundNoise } from '../language/quantity.ts'
import { center } from './center.ts'
import { grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { points } from './points.ts'

/** Two columns or rows stand 0.6 of the side apart; more of them share 0.7 of it. */
const shareOfTwo = 0.6
const shareOfMany = 0.7

/** Ways to lay out exactly `count` openings over an area, the most natural first. */
export function spread(name: string, count: number, [width, height]: readonly [number, number]): Layout[] {
  if (count === 1) return [center]
  const evenly = (columns: number, rows: number): Layout =>
    grid(name, { columns, rows, spacing: [pitch(width, columns), pitch(height, rows)], reason: `${columns} by ${rows}, evenly over the area` })
  const row = width >= height ? evenly(count, 1) : evenly(1, count)
  if (count <= 3) return [row, width >= height ? evenly(1, count) : evenly(count, 1)]
  const divisorsBySkew = divisors(count)
    .filter((columns) => columns > 1 && columns < count)
    .map((columns) => [columns, count / columns] as const)
    .toSorted((a, b) => skew(a, width, height) - skew(b, width, height))
  const grids = divisorsBySkew.map(([columns, rows]) => evenly(columns, rows))
  const uneven = rowsOf(count, width, height)
  const [first] = divisorsBySkew
  return first !== undefined && skew(first, width, height) <= Math.log(3) ? [...grids, uneven, row] : [uneven, ...grids, row]
}

function pitch(side: number, count: number): number {
  return count === 1 ? 0 : roundNoise((side * (count === 2 ? shareOfTwo : shareOfMany)) / (count - 1))
}

function divisors(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1).filter((value) => count % value === 0)
}

/** How far the cells of a grid are from square. */
function skew([columns, rows]: readonly [number, number], width: number, height: number): number {
  return Math.abs(Math.log((width / columns) * (rows / height)))
}

/** Rows of nearly equal length, the longer ones outside: 5 as 2, 1, 2 and 7 as 2, 3, 2. */
function rowsOf(count: number, width: number, height: number): Layout {
  const rows = count < 8 ? 3 : Math.max(2, Math.round(Math.sqrt((count * height) / width)))
  const lengths = Array.from({ length: rows }, (_, row) => Math.floor(((row + 1) * count) / rows) - Math.floor((row * count) / rows))
  if (count === 5) lengths.splice(0, 3, 2, 1, 2)
  const positions: Point2[] = lengths.flatMap((length, row) => {
    const step = pitch(width, length)
    return Array.from({ length }, (_, column): Point2 => [(column - (length - 1) / 2) * step, (row - (rows - 1) / 2) * pitch(height, rows)])
  })
  return points(positions, `${count} in ${rows} rows of ${lengths.join(', ')}`)
}
