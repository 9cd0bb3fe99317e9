import type { Annotation, Drawing, DrawingLayer, Point2 } from '@naturalcad/contracts/part'
import { layOutDimension } from '../drawing/dimension-layout.ts'
import { dimensionTextHeight, frameDrawing } from '../drawing/drawing-bounds.ts'
import { crossingsAt, hatchLines } from '../drawing/hatch-lines.ts'
import { layerStyles } from '../drawing/layers.ts'
import { assertDrawing, flattenWire, listWires } from '../drawing/wire.ts'
import { createCanvas, oversampling, type Canvas } from './canvas.ts'
import { drawLine } from './draw-line.ts'
import { letterStrokes } from './letters.ts'
import { parseColor, type Picture } from './picture.ts'

export interface RenderDrawingOptions {
  width: number
  height: number
  /** `#rrggbb`. @default '#ffffff' */
  background?: string
  /** Of faces. @default '#e4eaf1' */
  fill?: string
}

const margin = 0.06

/** A picture of the drawing with what is written on it. The same input gives the same pixels. */
export function renderDrawing(drawing: Drawing, { width, height, background = '#ffffff', fill = '#e4eaf1' }: RenderDrawingOptions): Picture {
  assertDrawing(drawing)
  const canvas = createCanvas(width, height, parseColor(background))
  const place = createPlacement(drawing, canvas.width, canvas.height)
  const pixel = Math.max(1, Math.min(width, height) / 512)
  const line = (from: Point2, to: Point2, layer: DrawingLayer) => {
    const thickness = Math.max(1, Math.round(layerStyles[layer].weight * 6 * pixel * (oversampling / 2)))
    for (const [start, end] of dash(place.point(from), place.point(to), layerStyles[layer].dashes, thickness))
      drawAt(canvas, start, end, thickness, parseColor(layerStyles[layer].color))
  }
  for (const { outer, inner } of drawing.faces)
    fillOutlines(
      canvas,
      [outer, ...inner].map((wire) => flattenWire(wire, 0.25 / place.scale).map(place.point)),
      parseColor(fill),
    )
  for (const { wire, layer } of listWires(drawing)) {
    const points = flattenWire(wire, 0.25 / place.scale)
    points.forEach((point, index) => {
      const next = points[index + 1] ?? (wire.closed ? points[0] : undefined)
      if (next !== undefined) line(point, next, layer)
    })
  }
  const textHeight = dimensionTextHeight(drawing)
  for (const annotation of drawing.annotations) for (const [from, to, layer] of strokesOf(annotation, textHeight)) line(from, to, layer)
  return canvas.toPicture()
}

/** From millimetres to samples, y turned down, the whole drawing in view. */
export function createPlacement(drawing: Drawing, width: number, height: number): { scale: number; point: (at: Point2) => Point2 } {
  const { min, max } = frameDrawing(drawing)
  const scale = Math.min((width * (1 - 2 * margin)) / Math.max(max[0] - min[0], 1e-9), (height * (1 - 2 * margin)) / Math.max(max[1] - min[1], 1e-9))
  const [middleX, middleY] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2]
  return { scale, point: ([x, y]) => [width / 2 + (x - middleX) * scale, height / 2 - (y - middleY) * scale] }
}

/** Everything of an annotation as lines, letters included. */
export function strokesOf(annotation: Annotation, textHeight: number): [from: Point2, to: Point2, layer: DrawingLayer][] {
  switch (annotation.kind) {
    case 'center-line':
      return [[annotation.from, annotation.to, 'center']]
    case 'hatch':
      return hatchLines(annotation).map(([from, to]) => [from, to, 'hatch'])
    case 'text':
      return letterStrokes(annotation).map(([from, to]) => [from, to, annotation.layer ?? 'text'])
    default: {
      const layout = layOutDimension(annotation, textHeight)
      if (layout === undefined) return []
      const arrows = layout.arrows.flatMap(([tip, left, right]): [Point2, Point2][] => [
        [tip, left],
        [tip, right],
        [left, right],
      ])
      const letters = letterStrokes({
        at: layout.textAt,
        text: annotation.text,
        height: layout.textHeight,
        anchor: 'middle',
        angle: layout.textAngle,
      })
      return [...layout.lines, ...arrows, ...letters].map(([from, to]) => [from, to, 'dimension'])
    }
  }
}

function fillOutlines(canvas: Canvas, outlines: readonly Point2[][], color: number): void {
  for (let y = 0; y < canvas.height; y++) {
    // Even-odd over all outlines of the face: holes stay empty.
    const crossings = outlines.flatMap((outline) => crossingsAt(outline, y + 0.5)).toSorted((a, b) => a - b)
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const end = Math.min(canvas.width, Math.round(crossings[at + 1] ?? 0))
      const start = Math.max(0, Math.round(crossings[at] ?? 0))
      if (start < end) canvas.colors.fill(color, y * canvas.width + start, y * canvas.width + end)
    }
  }
}

function drawAt(canvas: Canvas, [x1, y1]: Point2, [x2, y2]: Point2, thickness: number, color: number): void {
  drawLine(canvas, { x: x1, y: y1, depth: 0 }, { x: x2, y: y2, depth: 0 }, thickness, color)
}

/** The pieces of a dashed line; the whole line where there are no dashes. */
function dash(from: Point2, to: Point2, dashes: readonly number[], unit: number): [Point2, Point2][] {
  if (dashes.length === 0) return [[from, to]]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const at = (along: number): Point2 => [from[0] + ((to[0] - from[0]) * along) / length, from[1] + ((to[1] - from[1]) * along) / length]
  const pieces: [Point2, Point2][] = []
  let start = 0
  for (let turn = 0; start < length; turn++) {
    const end = Math.min(length, start + (dashes[turn % dashes.length] ?? 1) * unit)
    if (turn % 2 === 0) pieces.push([at(start), at(end)])
    start = end
  }
  return pieces
}
