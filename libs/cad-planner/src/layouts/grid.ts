import type { Point2 } from '@naturalcad/contracts/part'
import type { Layout } from './layout.ts'

export interface Grid {
  columns: number
  rows: number
  /** Between centres. */
  spacing: readonly [x: number, y: number]
  reason: string
  comment?: string
}

/** Columns and rows around the middle. `name` is the prefix of its parameters. */
export function grid(name: string, { columns, rows, spacing, reason, comment }: Grid): Layout {
  const positions: Point2[] = []
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) positions.push([(column - (columns - 1) / 2) * spacing[0], (row - (rows - 1) / 2) * spacing[1]])
  }
  if (columns === 1 && rows === 1) return { positions: [[0, 0]], parameters: [], reason }
  return {
    positions,
    context: `GridLocations(${name}_spacing_x, ${name}_spacing_y, ${name}_columns, ${name}_rows)`,
    parameters: [
      { name: `${name}_columns`, value: columns },
      { name: `${name}_rows`, value: rows },
      // A single column or row has no spacing of its own; the grid wants a number all the same.
      { name: `${name}_spacing_x`, value: columns === 1 ? 1 : spacing[0], ...(comment === undefined ? {} : { comment }) },
      { name: `${name}_spacing_y`, value: rows === 1 ? 1 : spacing[1] },
    ],
    reason,
  }
}
