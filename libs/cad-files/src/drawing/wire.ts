import type { Drawing, Point2, Segment, Wire } from '@naturalcad/contracts/part'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { distance, flattenSegment, reverseSegment, segmentAreaTerm, segmentEnd, segmentExtremes, segmentLength, segmentStart } from './segment.ts'

/** Millimetres by which the ends of neighbouring segments may miss each other. */
const joinTolerance = 1e-4

/** The segments run through one after the other, each turned to begin where the one before ended. */
export function orientSegments(segments: readonly Segment[]): Segment[] {
  const oriented: Segment[] = []
  const second = segments[1]
  let end: Point2 | undefined
  for (const [index, segment] of segments.entries()) {
    let next = segment
    if (index === 0) {
      // The first one has nothing before it: it is turned towards the second.
      if (second !== undefined && gap(segmentEnd(segment), second) > joinTolerance && gap(segmentStart(segment), second) <= joinTolerance)
        next = reverseSegment(segment)
    } else if (end !== undefined && distance(end, segmentStart(segment)) > joinTolerance && distance(end, segmentEnd(segment)) <= joinTolerance)
      next = reverseSegment(segment)
    oriented.push(next)
    end = segmentEnd(next)
  }
  return oriented
}

/** Every segment begins where the one before ends, and the last ends where the first begins. */
export function isClosed({ segments }: Wire): boolean {
  if (segments.length === 0) return false
  return jumps(orientSegments(segments)).every((jump) => jump <= joinTolerance)
}

/** Every segment but the first begins where the one before ends. */
export function isConnected({ segments }: Wire): boolean {
  return (
    segments.length > 0 &&
    jumps(orientSegments(segments))
      .slice(1)
      .every((jump) => jump <= joinTolerance)
  )
}

/** In mm², whichever way the wire runs. Meaningful for a closed wire. */
export function wireArea({ segments }: Wire): number {
  return Math.abs(orientSegments(segments).reduce((sum, segment) => sum + segmentAreaTerm(segment), 0))
}

export function wireLength({ segments }: Wire): number {
  return segments.reduce((sum, segment) => sum + segmentLength(segment), 0)
}

/** The wire as points; a closed one does not repeat its first. */
export function flattenWire({ segments, closed }: Wire, tolerance: number): Point2[] {
  const points: Point2[] = []
  for (const segment of orientSegments(segments)) {
    for (const point of flattenSegment(segment, tolerance)) {
      const last = points.at(-1)
      if (last === undefined || distance(last, point) > 1e-9) points.push(point)
    }
  }
  const [first, last] = [points[0], points.at(-1)]
  if (closed && points.length > 1 && first !== undefined && last !== undefined && distance(first, last) <= joinTolerance) points.pop()
  return points
}

export function wireExtremes({ segments }: Wire): Point2[] {
  return segments.flatMap(segmentExtremes)
}

/** Every wire of the drawing with its layer. */
export function listWires({ faces, paths }: Drawing): { wire: Wire; layer: 'outline' | 'hole' | 'path' }[] {
  return [
    ...faces.flatMap(({ outer, inner }) => [{ wire: outer, layer: 'outline' as const }, ...inner.map((wire) => ({ wire, layer: 'hole' as const }))]),
    ...paths.map((wire) => ({ wire, layer: 'path' as const })),
  ]
}

/** Throws `INVALID_REQUEST` for a drawing that no file can hold: nothing in it, an empty wire, a number that is none. */
export function assertDrawing(drawing: Drawing): void {
  const wires = listWires(drawing)
  if (wires.length === 0) throw refuse('has neither faces nor paths')
  for (const { wire } of wires) {
    if (wire.segments.length === 0) throw refuse('has an empty wire')
    for (const segment of wire.segments) {
      const numbers = [...segmentStart(segment), ...segmentEnd(segment), ...segmentExtremes(segment).flat()]
      if (!numbers.every(Number.isFinite)) throw refuse('has a coordinate that is no finite number')
      if ((segment.kind === 'arc' || segment.kind === 'circle') && !(segment.radius > 0)) throw refuse('has an arc without a radius')
      if (segment.kind === 'polyline' && segment.points.length < 2) throw refuse('has a polyline of fewer than two points')
    }
  }
}

function refuse(what: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `the drawing ${what}`, { remedy: 'check the sketch or path that it was made of' })
}

function gap(point: Point2, segment: Segment): number {
  return Math.min(distance(point, segmentStart(segment)), distance(point, segmentEnd(segment)))
}

/** From the end of the one before to the start of each; the first has the last before it. */
function jumps(oriented: readonly Segment[]): number[] {
  return oriented.map((segment, index) => distance(segmentEnd(oriented.at(index - 1) ?? segment), segmentStart(segment)))
}
