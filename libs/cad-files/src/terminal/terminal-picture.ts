import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Drawing, Mesh } from '@naturalcad/contracts/part'
import type { ViewOptions } from '../picture/camera.ts'
import { renderMesh } from '../picture/render-mesh.ts'
import { drawDrawingDots, drawMeshDots, toBraille } from './braille.ts'
import { toHalfBlocks } from './half-blocks.ts'
import { dotsToRamp, toRamp } from './ramp.ts'

export interface TerminalOptions extends ViewOptions {
  columns: number
  rows: number
  color: 'truecolor' | '256' | 'none'
  /** Whether block and braille characters show. */
  unicode: boolean
}

const maxCells = 1000

/**
 * `rows` lines of `columns` cells. A mesh is shaded in colour, a wire frame without colour, and plain letters without
 * Unicode; a drawing is lines. Every line ends with its colours reset.
 */
export function renderTerminal(source: { mesh: Mesh } | { drawing: Drawing }, options: TerminalOptions): string {
  const { columns, rows, color, unicode, ...view } = options
  for (const cells of [columns, rows]) {
    if (!Number.isInteger(cells) || cells < 1 || cells > maxCells) {
      throw new NaturalCadError('INVALID_REQUEST', `a terminal of ${columns} × ${rows} cells cannot be drawn on`, {
        remedy: `give whole numbers from 1 to ${maxCells}`,
      })
    }
  }
  if ('drawing' in source) {
    const dots = drawDrawingDots(source.drawing, columns, rows)
    return unicode ? toBraille(dots) : dotsToRamp(dots)
  }
  if (unicode && color === 'none') return toBraille(drawMeshDots(source.mesh, columns, rows, view))
  const colors = { background: '#000000', color: '#d5dfe9', edgeColor: unicode ? '#16324f' : '#ffffff', edgeWidth: 0.5 }
  const picture = renderMesh(source.mesh, { ...view, ...colors, width: columns, height: rows * 2 })
  return unicode ? toHalfBlocks(picture, color === '256' ? '256' : 'truecolor') : toRamp(picture)
}
