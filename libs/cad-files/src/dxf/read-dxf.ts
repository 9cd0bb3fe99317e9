import type { Point2, Segment, Wire } from '@naturalcad/contracts/part'
import { badFile } from '../bad-file.ts'
import type { DrawingFile } from '../drawing/drawing-contents.ts'
import { readText } from './group-codes.ts'

/** Values of one entity by their codes, in order. */
interface Entity {
  type: string
  values: [code: number, value: string][]
}

/** Reads the entities of a DXF as `writeDxf` writes it. Throws `INVALID_REQUEST` where pairs, sections or numbers are broken. */
export function readDxf(bytes: Uint8Array): DrawingFile {
  const file: DrawingFile = { outlines: [], holes: [], paths: [], texts: [], dimensions: 0, hatches: 0, centerLines: 0 }
  for (const entity of readEntities(new TextDecoder('windows-1252').decode(bytes))) {
    const layer = text(entity, 8)
    const wires = layer === 'outline' ? file.outlines : layer === 'hole' ? file.holes : layer === 'path' ? file.paths : undefined
    if (entity.type === 'TEXT') file.texts.push(readText(text(entity, 1)))
    else if (entity.type === 'DIMENSION') file.dimensions++
    else if (entity.type === 'HATCH') file.hatches++
    else if (layer === 'center' && entity.type === 'LINE') file.centerLines++
    else if (wires !== undefined) wires.push(toWire(entity))
    else throw badFile('DXF', `it has an unexpected ${entity.type} on layer ${layer}`)
  }
  return file
}

function readEntities(content: string): Entity[] {
  const lines = content.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  if (lines.length % 2 !== 0 || lines.at(-1) !== 'EOF') throw badFile('DXF', 'it is cut off')
  const entities: Entity[] = []
  let section = ''
  let version = ''
  for (let at = 0; at < lines.length; at += 2) {
    const code = Number(lines[at])
    const value = lines[at + 1] ?? ''
    if (!Number.isInteger(code)) throw badFile('DXF', `line ${at + 1} is no group code`)
    if (code === 0 && value === 'SECTION') section = lines[at + 3] ?? ''
    else if (code === 0 && value === 'ENDSEC') section = ''
    else if (code === 9 && value === '$ACADVER') version = lines[at + 3] ?? ''
    else if (section === 'ENTITIES' && code === 0) entities.push({ type: value, values: [] })
    else if (section === 'ENTITIES') entities.at(-1)?.values.push([code, value])
  }
  if (version !== 'AC1015') throw badFile('DXF', `its version is ${version || 'not given'}, not AC1015`)
  return entities
}

function toWire(entity: Entity): Wire {
  switch (entity.type) {
    case 'LINE':
      return { segments: [{ kind: 'line', from: pointOf(entity, 10), to: pointOf(entity, 11) }], closed: false }
    case 'CIRCLE':
      return { segments: [{ kind: 'circle', center: pointOf(entity, 10), radius: number(entity, 40) }], closed: true }
    case 'ARC': {
      const arc = {
        kind: 'arc',
        center: pointOf(entity, 10),
        radius: number(entity, 40),
        startAngle: number(entity, 50),
        endAngle: number(entity, 51),
        clockwise: false,
      } as const
      return { segments: [arc], closed: false }
    }
    case 'LWPOLYLINE':
      return toPolyline(entity)
    default:
      throw badFile('DXF', `it has an unexpected ${entity.type}`)
  }
}

function toPolyline(entity: Entity): Wire {
  const vertices: { x: number; y: number; bulge: number }[] = []
  for (const [code, value] of entity.values) {
    const last = vertices.at(-1)
    if (code === 10) vertices.push({ x: Number(value), y: NaN, bulge: 0 })
    else if (code === 20 && last !== undefined) last.y = Number(value)
    else if (code === 42 && last !== undefined) last.bulge = Number(value)
  }
  if (vertices.length !== number(entity, 90) || vertices.length < 2) throw badFile('DXF', 'a polyline has another number of vertices than it says')
  if (vertices.some(({ x, y, bulge }) => !Number.isFinite(x + y + bulge))) throw badFile('DXF', 'a polyline has a coordinate that is no number')
  const closed = (number(entity, 70) & 1) === 1
  const segments = vertices.slice(0, closed ? undefined : -1).map(({ x, y, bulge }, index): Segment => {
    const next = vertices[(index + 1) % vertices.length]
    const to: Point2 = [next?.x ?? NaN, next?.y ?? NaN]
    return bulge === 0 ? { kind: 'line', from: [x, y], to } : bulgeToArc([x, y], to, bulge)
  })
  return { segments, closed }
}

/** The bulge is the tangent of a quarter of the turn. */
function bulgeToArc(from: Point2, to: Point2, bulge: number): Segment {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const offset = (1 - bulge ** 2) / (4 * bulge)
  const center: Point2 = [(from[0] + to[0]) / 2 - dy * offset, (from[1] + to[1]) / 2 + dx * offset]
  const angle = (point: Point2) => (Math.atan2(point[1] - center[1], point[0] - center[0]) * 180) / Math.PI
  const radius = (Math.hypot(dx, dy) * (1 + bulge ** 2)) / (4 * Math.abs(bulge))
  return { kind: 'arc', center, radius, startAngle: angle(from), endAngle: angle(to), clockwise: bulge < 0 }
}

function text({ values }: Entity, code: number): string {
  return values.find((entry) => entry[0] === code)?.[1] ?? ''
}

function number(entity: Entity, code: number): number {
  const value = Number(text(entity, code) || NaN)
  if (!Number.isFinite(value)) throw badFile('DXF', `a ${entity.type} lacks group ${code}`)
  return value
}

function pointOf(entity: Entity, code: number): Point2 {
  return [number(entity, code), number(entity, code + 10)]
}
