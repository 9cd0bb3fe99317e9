import type { Point2, Segment } from '@naturalcad/contracts/part'

const degree = Math.PI / 180

export function pointAt(center: Point2, radius: number, angle: number): Point2 {
  return [center[0] + radius * Math.cos(angle * degree), center[1] + radius * Math.sin(angle * degree)]
}

/** How far an arc turns, in degrees: from 0 (excluded) to 360, negative where it is clockwise. */
export function arcSweep({ startAngle, endAngle, clockwise }: Extract<Segment, { kind: 'arc' }>): number {
  const turn = clockwise ? startAngle - endAngle : endAngle - startAngle
  const positive = turn - 360 * Math.floor(turn / 360)
  return (positive === 0 ? 360 : positive) * (clockwise ? -1 : 1)
}

/** A circle begins and ends at its rightmost point. */
export function segmentStart(segment: Segment): Point2 {
  switch (segment.kind) {
    case 'line':
      return segment.from
    case 'arc':
      return pointAt(segment.center, segment.radius, segment.startAngle)
    case 'circle':
      return pointAt(segment.center, segment.radius, 0)
    default:
      return segment.points[0] ?? [NaN, NaN]
  }
}

export function segmentEnd(segment: Segment): Point2 {
  switch (segment.kind) {
    case 'line':
      return segment.to
    case 'arc':
      return pointAt(segment.center, segment.radius, segment.endAngle)
    case 'circle':
      return pointAt(segment.center, segment.radius, 0)
    default:
      return segment.points.at(-1) ?? [NaN, NaN]
  }
}

/** The same curve, run through the other way. */
export function reverseSegment(segment: Segment): Segment {
  switch (segment.kind) {
    case 'line':
      return { kind: 'line', from: segment.to, to: segment.from }
    case 'arc':
      return { ...segment, startAngle: segment.endAngle, endAngle: segment.startAngle, clockwise: !segment.clockwise }
    case 'circle':
      return segment
    default:
      return { kind: 'polyline', points: segment.points.toReversed() }
  }
}

/** Points on the segment, ends included, no further from it than `tolerance` in between. */
export function flattenSegment(segment: Segment, tolerance: number): Point2[] {
  switch (segment.kind) {
    case 'line':
      return [segment.from, segment.to]
    case 'polyline':
      return [...segment.points]
    case 'circle':
      return flattenArc(segment.center, segment.radius, 0, 360, tolerance)
    default:
      return flattenArc(segment.center, segment.radius, segment.startAngle, arcSweep(segment), tolerance)
  }
}

function flattenArc(center: Point2, radius: number, startAngle: number, sweep: number, tolerance: number): Point2[] {
  // The sagitta of a chord over the angle a is r (1 - cos(a / 2)).
  const step = (2 * Math.acos(Math.max(0, 1 - tolerance / radius))) / degree
  const count = Math.min(720, Math.max(2, Math.ceil(Math.abs(sweep) / Math.max(step, 0.5))))
  return Array.from({ length: count + 1 }, (_, index) => pointAt(center, radius, startAngle + (sweep * index) / count))
}

/** Where the extremes of the segment lie: its ends, and the points of an arc that are furthest along an axis. */
export function segmentExtremes(segment: Segment): Point2[] {
  if (segment.kind === 'polyline') return [...segment.points]
  const ends = [segmentStart(segment), segmentEnd(segment)]
  if (segment.kind === 'line') return ends
  const isOnArc = (angle: number) => {
    if (segment.kind === 'circle') return true
    const [from, to] = segment.clockwise ? [segment.endAngle, segment.startAngle] : [segment.startAngle, segment.endAngle]
    const offset = angle - from - 360 * Math.floor((angle - from) / 360)
    return offset <= Math.abs(arcSweep({ ...segment, startAngle: from, endAngle: to, clockwise: false }))
  }
  return [...ends, ...[0, 90, 180, 270].filter(isOnArc).map((angle) => pointAt(segment.center, segment.radius, angle))]
}

export function segmentLength(segment: Segment): number {
  switch (segment.kind) {
    case 'line':
      return distance(segment.from, segment.to)
    case 'circle':
      return 2 * Math.PI * segment.radius
    case 'arc':
      return Math.abs(arcSweep(segment)) * degree * segment.radius
    default:
      return segment.points.slice(1).reduce((sum, point, index) => sum + distance(segment.points[index] ?? point, point), 0)
  }
}

/** ½ ∫ x dy − y dx along the segment: summed over a closed wire its area, positive counter-clockwise (Green's theorem). */
export function segmentAreaTerm(segment: Segment): number {
  switch (segment.kind) {
    case 'line':
      return cross(segment.from, segment.to) / 2
    case 'circle':
      return Math.PI * segment.radius ** 2
    case 'arc': {
      const [x, y] = segment.center
      const [start, end] = [segmentStart(segment), segmentEnd(segment)]
      return (segment.radius ** 2 * arcSweep(segment) * degree + x * (end[1] - start[1]) - y * (end[0] - start[0])) / 2
    }
    default:
      return segment.points.slice(1).reduce((sum, point, index) => sum + cross(segment.points[index] ?? point, point) / 2, 0)
  }
}

export function distance(a: Point2, b: Point2): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}

function cross(a: Point2, b: Point2): number {
  return a[0] * b[1] - a[1] * b[0]
}
