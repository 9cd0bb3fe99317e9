import type { Annotation, Point2 } from '@naturalcad/contracts/part'
import { distance } from './segment.ts'

export interface DimensionLayout {
  /** Two extension lines and the dimension line. */
  lines: [from: Point2, to: Point2][]
  /** Filled triangles at both ends. */
  arrows: [tip: Point2, left: Point2, right: Point2][]
  /** Ends of the dimension line. */
  ends: [Point2, Point2]
  /** Middle of the text's base line. */
  textAt: Point2
  /** Degrees, turned so that it is never read upside down. */
  textAngle: number
  textHeight: number
}

/** Text height that suits a drawing of this size, between 2.5 and 20 mm. */
export function textHeightFor(size: number): number {
  return Math.min(20, Math.max(2.5, size / 40))
}

/** How a linear dimension is drawn; undefined where both points are one. */
export function layOutDimension({ from, to, offset }: Extract<Annotation, { kind: 'dimension' }>, textHeight: number): DimensionLayout | undefined {
  const length = distance(from, to)
  if (!(length > 0)) return undefined
  const along: Point2 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const left: Point2 = [-along[1], along[0]]
  const move = (point: Point2, forward: number, sideways: number): Point2 => [
    point[0] + along[0] * forward + left[0] * sideways,
    point[1] + along[1] * forward + left[1] * sideways,
  ]
  const side = offset < 0 ? -1 : 1
  const ends: [Point2, Point2] = [move(from, 0, offset), move(to, 0, offset)]
  const arrow = Math.min(textHeight, length / 3)
  const angle = (Math.atan2(along[1], along[0]) * 180) / Math.PI
  const isUpsideDown = angle > 90 || angle <= -90
  const middle = move(from, length / 2, offset)
  // The text stands above the line as it is read: to the left of its own direction.
  const clearance = textHeight * 0.35 * (isUpsideDown ? -1 : 1)
  return {
    lines: [
      [move(from, 0, (side * textHeight) / 4), move(from, 0, offset + (side * textHeight) / 2)],
      [move(to, 0, (side * textHeight) / 4), move(to, 0, offset + (side * textHeight) / 2)],
      ends,
    ],
    arrows: [
      [ends[0], move(ends[0], arrow, arrow / 6), move(ends[0], arrow, -arrow / 6)],
      [ends[1], move(ends[1], -arrow, arrow / 6), move(ends[1], -arrow, -arrow / 6)],
    ],
    ends,
    textAt: move(middle, 0, clearance),
    textAngle: isUpsideDown ? angle + (angle > 90 ? -180 : 180) : angle,
    textHeight,
  }
}
