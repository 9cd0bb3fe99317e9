import type { Drawing, Point2 } from '@naturalcad/contracts/part'
import { layOutDimension, textHeightFor } from './dimension-layout.ts'
import { listWires, wireExtremes } from './wire.ts'

export interface Box2 {
  min: [x: number, y: number]
  max: [x: number, y: number]
}

/** Width of a letter as a share of its height, for framing only: no font is at hand. */
const letterWidth = 0.7

/** The shape's own extent, without what is written on the drawing. */
export function measureDrawing(drawing: Drawing): Box2 {
  return boxOf(listWires(drawing).flatMap(({ wire }) => wireExtremes(wire)))
}

/** The extent of everything that is drawn. */
export function frameDrawing(drawing: Drawing): Box2 {
  const shape = measureDrawing(drawing)
  const textHeight = dimensionTextHeight(drawing)
  const points: Point2[] = [shape.min, shape.max]
  for (const annotation of drawing.annotations) {
    if (annotation.kind === 'center-line') points.push(annotation.from, annotation.to)
    else if (annotation.kind === 'hatch') points.push(...annotation.boundary)
    else if (annotation.kind === 'text') {
      const { at, height, text, anchor } = annotation
      const width = text.length * height * letterWidth
      const start = at[0] - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width)
      points.push([start, at[1] - height * 0.3], [start + width, at[1] + height])
    } else {
      const layout = layOutDimension(annotation, textHeight)
      if (layout === undefined) continue
      const [x, y] = layout.textAt
      const reach = (annotation.text.length * textHeight * letterWidth) / 2
      const isSteep = Math.abs(layout.textAngle) > 45
      points.push(
        ...layout.lines.flat(),
        isSteep ? [x - textHeight, y - reach] : [x - reach, y],
        isSteep ? [x, y + reach] : [x + reach, y + textHeight],
      )
    }
  }
  return boxOf(points)
}

/** One height for every dimension of the drawing. */
export function dimensionTextHeight(drawing: Drawing): number {
  const { min, max } = measureDrawing(drawing)
  return textHeightFor(Math.max(max[0] - min[0], max[1] - min[1]))
}

function boxOf(points: readonly Point2[]): Box2 {
  const box: Box2 = { min: [Infinity, Infinity], max: [-Infinity, -Infinity] }
  for (const [x, y] of points) {
    box.min = [Math.min(box.min[0], x), Math.min(box.min[1], y)]
    box.max = [Math.max(box.max[0], x), Math.max(box.max[1], y)]
  }
  return box
}
