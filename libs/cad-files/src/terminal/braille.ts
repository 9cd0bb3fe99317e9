import type { Drawing, Mesh, Point2 } from '@naturalcad/contracts/part'
import { dimensionTextHeight } from '../drawing/drawing-bounds.ts'
import { assertDrawing, flattenWire, listWires } from '../drawing/wire.ts'
import type { ViewOptions } from '../picture/camera.ts'
import type { Surface } from '../picture/canvas.ts'
import { drawLine } from '../picture/draw-line.ts'
import { createPlacement, strokesOf } from '../picture/render-drawing.ts'
import { drawSurface, edgeLift } from '../picture/render-mesh.ts'

/** 2 × 4 dots a cell. */
export interface Dots {
  columns: number
  rows: number
  /** 1 where a dot is set, row by row. */
  set: Uint32Array
}

const dotsAcross = 2
const dotsDown = 4

/** The visible edges of the shape and its silhouette: what lies behind its faces is left out. */
export function drawMeshDots(mesh: Mesh, columns: number, rows: number, view: ViewOptions): Dots {
  // Two samples a pixel to each side make the samples of this picture the dots of the grid.
  const { canvas, camera } = drawSurface(mesh, { ...view, width: columns, height: rows * 2 })
  const dots = createDots(columns, rows)
  const pen = createPen(dots, canvas.depths)
  // A dot is coarse: an edge that is seen at a slant needs more room above its faces than in a picture.
  const lift = camera.size * edgeLift * 5
  for (const edge of mesh.edges) {
    const points = camera.project(edge)
    const point = (at: number) => ({ x: points[at] ?? 0, y: points[at + 1] ?? 0, depth: (points[at + 2] ?? 0) + lift })
    for (let at = 3; at < points.length; at += 3) drawLine(pen, point(at - 3), point(at), 1, 1)
  }
  drawSilhouette(dots, canvas.depths, camera.size)
  return dots
}

/** Dots of a surface next to nothing, or to something much further away: where a round face turns from view there is no edge. */
function drawSilhouette({ columns, set }: Dots, depths: Float32Array, size: number): void {
  const width = columns * dotsAcross
  const jump = size * 0.1
  for (let at = 0; at < set.length; at++) {
    const depth = depths[at] ?? -Infinity
    if (depth === -Infinity) continue
    const beside = [at % width > 0 ? at - 1 : -1, at % width < width - 1 ? at + 1 : -1, at - width, at + width]
    if (beside.some((neighbour) => depth - (depths[neighbour] ?? -Infinity) > jump)) set[at] = 1
  }
}

/** Outlines, paths and lines of annotations; letters would be too small to read. */
export function drawDrawingDots(drawing: Drawing, columns: number, rows: number): Dots {
  assertDrawing(drawing)
  const dots = createDots(columns, rows)
  const pen = createPen(dots)
  const place = createPlacement(drawing, columns * dotsAcross, rows * dotsDown)
  const line = (from: Point2, to: Point2) => {
    const [start, end] = [place.point(from), place.point(to)]
    drawLine(pen, { x: start[0], y: start[1], depth: 0 }, { x: end[0], y: end[1], depth: 0 }, 1, 1)
  }
  for (const { wire } of listWires(drawing)) {
    const points = flattenWire(wire, 0.25 / place.scale)
    points.forEach((point, index) => line(point, points[index + 1] ?? (wire.closed ? (points[0] ?? point) : point)))
  }
  const textHeight = dimensionTextHeight(drawing)
  for (const annotation of drawing.annotations) {
    if (annotation.kind === 'text') continue
    const lines = strokesOf(annotation.kind === 'dimension' ? { ...annotation, text: '' } : annotation, textHeight)
    for (const [from, to] of lines) line(from, to)
  }
  return dots
}

export function toBraille({ columns, rows, set }: Dots): string {
  // The bits of U+2800 + n run down the left column, then the right, with the fourth row added later.
  const bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
  return cells({ columns, rows, set }, (dots) => {
    const pattern = dots.reduce((sum, isSet, index) => sum + (isSet ? (bits[index] ?? 0) : 0), 0)
    return pattern === 0 ? ' ' : String.fromCharCode(0x2800 + pattern)
  })
}

/** Lines of what `draw` makes of the eight dots of each cell, row by row of the cell. */
export function cells({ columns, rows, set }: Dots, draw: (dots: boolean[]) => string): string {
  const width = columns * dotsAcross
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) =>
      draw(
        Array.from(
          { length: dotsAcross * dotsDown },
          (_dot, dot) => set[(row * dotsDown + Math.floor(dot / dotsAcross)) * width + column * dotsAcross + (dot % dotsAcross)] === 1,
        ),
      ),
    ).join(''),
  ).join('\n')
}

function createDots(columns: number, rows: number): Dots {
  return { columns, rows, set: new Uint32Array(columns * dotsAcross * rows * dotsDown) }
}

/** Draws dots as a picture is drawn: a dot is a sample of colour 1. */
function createPen({ columns, rows, set }: Dots, depths: Float32Array = new Float32Array(set.length).fill(-Infinity)): Surface {
  return { width: columns * dotsAcross, height: rows * dotsDown, depths, colors: set }
}
