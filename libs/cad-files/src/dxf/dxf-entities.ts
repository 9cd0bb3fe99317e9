import type { Annotation, DrawingLayer, Point2, Segment, Wire } from '@naturalcad/contracts/part'
import type { DimensionLayout } from '../drawing/dimension-layout.ts'
import { arcSweep, segmentEnd, segmentStart } from '../drawing/segment.ts'
import { orientSegments } from '../drawing/wire.ts'
import { point } from './dxf-structure.ts'
import { writeText, type Group } from './group-codes.ts'

export interface EntityPlace {
  handle: string
  /** Handle of the block record that holds the entity. */
  owner: string
  layer: DrawingLayer
}

function entity(type: string, { handle, owner, layer }: EntityPlace, ...content: Group[]): Group[] {
  return [[0, type], [5, handle], [330, owner], [100, 'AcDbEntity'], [8, layer], ...content]
}

/** A wire of one line, arc or circle is that entity; any other a polyline whose arcs are bulges, so that a loop is one thing. */
export function writeWire({ segments, closed }: Wire, place: EntityPlace): Group[] {
  const [only, more] = segments
  if (only !== undefined && more === undefined) {
    if (only.kind === 'circle') return entity('CIRCLE', place, [100, 'AcDbCircle'], ...point(10, ...only.center), [40, only.radius])
    if (only.kind === 'line') return writeLine(only.from, only.to, place)
    if (only.kind === 'arc' && Math.abs(arcSweep(only)) < 360) return writeArc(only, place)
  }
  const vertices = orientSegments(segments).flatMap(toVertices)
  const end = segmentEnd(orientSegments(segments).at(-1) ?? { kind: 'polyline', points: [] })
  if (!closed) vertices.push({ at: end, bulge: 0 })
  const isClosed: Group = [70, closed ? 1 : 0]
  return entity('LWPOLYLINE', place, [100, 'AcDbPolyline'], [90, vertices.length], isClosed, [43, 0], ...vertices.flatMap(writeVertex))
}

export function writeLine(from: Point2, to: Point2, place: EntityPlace): Group[] {
  return entity('LINE', place, [100, 'AcDbLine'], ...point(10, ...from), ...point(11, ...to))
}

/** DXF's arcs run counter-clockwise. */
function writeArc(arc: Extract<Segment, { kind: 'arc' }>, place: EntityPlace): Group[] {
  const [start, end] = arc.clockwise ? [arc.endAngle, arc.startAngle] : [arc.startAngle, arc.endAngle]
  return entity(
    'ARC',
    place,
    [100, 'AcDbCircle'],
    ...point(10, ...arc.center),
    [40, arc.radius],
    [100, 'AcDbArc'],
    [50, turn(start)],
    [51, turn(end)],
  )
}

interface Vertex {
  at: Point2
  /** Tangent of a quarter of the turn to the next vertex, positive counter-clockwise. */
  bulge: number
}

/** Every point of the segment but its last, which the next one brings. */
function toVertices(segment: Segment): Vertex[] {
  const start = segmentStart(segment)
  switch (segment.kind) {
    case 'line':
      return [{ at: start, bulge: 0 }]
    case 'polyline':
      return segment.points.slice(0, -1).map((at) => ({ at, bulge: 0 }))
    case 'circle': {
      const opposite: Point2 = [segment.center[0] - segment.radius, segment.center[1]]
      return [
        { at: start, bulge: 1 },
        { at: opposite, bulge: 1 },
      ]
    }
    default: {
      const sweep = arcSweep(segment)
      if (Math.abs(sweep) <= 270) return [{ at: start, bulge: bulgeOf(sweep) }]
      // Towards a whole turn a bulge grows without bound.
      const half = { ...segment, endAngle: segment.startAngle + sweep / 2 }
      return [
        { at: start, bulge: bulgeOf(sweep / 2) },
        { at: segmentEnd(half), bulge: bulgeOf(sweep / 2) },
      ]
    }
  }
}

function bulgeOf(sweep: number): number {
  return Math.tan((sweep * Math.PI) / 720)
}

function writeVertex({ at, bulge }: Vertex): Group[] {
  const corner: Group[] = [
    [10, at[0]],
    [20, at[1]],
  ]
  return bulge === 0 ? corner : [...corner, [42, bulge]]
}

const alignments = { start: 0, middle: 1, end: 2 } as const

export function writeTextEntity(
  at: Point2,
  text: string,
  height: number,
  anchor: keyof typeof alignments,
  angle: number,
  place: EntityPlace,
): Group[] {
  const content: Group[] = [...point(10, ...at), [40, height], [1, writeText(text)], [50, turn(angle)], [72, alignments[anchor]]]
  // The second point is the one that counts where the text is not aligned to the left.
  const aligned = anchor === 'start' ? [] : point(11, ...at)
  return entity('TEXT', place, [100, 'AcDbText'], ...content, ...aligned, [100, 'AcDbText'])
}

/** An arrow head: a filled triangle, whose fourth corner is its third. */
export function writeArrow([tip, left, right]: DimensionLayout['arrows'][number], place: EntityPlace): Group[] {
  return entity('SOLID', place, [100, 'AcDbTrace'], ...point(10, ...tip), ...point(11, ...left), ...point(12, ...right), ...point(13, ...right))
}

/** An aligned dimension; `block` holds what it looks like. */
export function writeDimension(
  { from, to, text }: Extract<Annotation, { kind: 'dimension' }>,
  layout: DimensionLayout,
  block: string,
  place: EntityPlace,
): Group[] {
  const head: Group[] = [[100, 'AcDbDimension'], [2, block], ...point(10, ...layout.ends[1]), ...point(11, ...layout.textAt)]
  const style: Group[] = [
    [70, 1 + 32],
    [71, 5],
    [1, text === '' ? '<>' : writeText(text)],
    [3, 'Standard'],
  ]
  return entity('DIMENSION', place, ...head, ...style, [100, 'AcDbAlignedDimension'], ...point(13, ...from), ...point(14, ...to))
}

/** A pattern of parallel lines within a polygon. */
export function writeHatch({ boundary, angle, spacing }: Extract<Annotation, { kind: 'hatch' }>, place: EntityPlace): Group[] {
  const radians = (angle * Math.PI) / 180
  const polygon: Group[] = [
    [92, 2],
    [72, 0],
    [73, 1],
    [93, boundary.length],
    ...boundary.flatMap((corner) => writeVertex({ at: corner, bulge: 0 })),
    [97, 0],
  ]
  const pattern: Group[] = [
    [78, 1],
    [53, angle],
    [43, 0],
    [44, 0],
    [45, -Math.sin(radians) * spacing],
    [46, Math.cos(radians) * spacing],
    [79, 0],
  ]
  const elevation = point(10, 0, 0)
  const normal: Group[] = [
    [210, 0],
    [220, 0],
    [230, 1],
  ]
  const head: Group[] = [...elevation, ...normal, [2, '_USER'], [70, 0], [71, 0], [91, 1], ...polygon]
  return entity('HATCH', place, [100, 'AcDbHatch'], ...head, [75, 0], [76, 0], [52, angle], [41, spacing], [77, 0], ...pattern, [98, 0])
}

function turn(angle: number): number {
  return angle - 360 * Math.floor(angle / 360)
}
