import type { Point2, Segment, Wire } from '@naturalcad/contracts/part'
import { badFile } from '../bad-file.ts'
import type { DrawingFile } from '../drawing/drawing-contents.ts'
import { scanXml } from '../xml.ts'

/** Reads an SVG as `writeSvg` writes it: straight lines and circular arcs, in groups by layer. Throws `INVALID_REQUEST` for other commands. */
export function readSvg(bytes: Uint8Array): DrawingFile {
  const xml = decode(bytes)
  const file: DrawingFile = { outlines: [], holes: [], paths: [], texts: [], dimensions: 0, hatches: 0, centerLines: 0 }
  const groups: string[] = []
  let isSvg = false
  for (const { name, attributes, text, isEnd } of scanXml(xml)) {
    if (name === 'svg') isSvg = true
    if (name === 'g') {
      if (isEnd) groups.pop()
      else groups.push(attributes['id'] ?? attributes['class'] ?? '')
      if (!isEnd && attributes['class'] === 'dimension') file.dimensions++
      if (!isEnd && attributes['class'] === 'hatch') file.hatches++
      continue
    }
    if (isEnd) continue
    const layer = groups[0] ?? ''
    if (name === 'path' && layer === 'outline') file.outlines.push(readPath(attributes['d'] ?? ''))
    else if (name === 'path' && layer === 'hole') file.holes.push(readPath(attributes['d'] ?? ''))
    else if (name === 'path' && layer === 'path') file.paths.push(readPath(attributes['d'] ?? ''))
    else if (name === 'line' && layer === 'center') file.centerLines++
    else if (name === 'text' && groups.at(-1) !== 'dimension') file.texts.push(text)
  }
  if (!isSvg) throw badFile('SVG', 'it has no svg element')
  return file
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badFile('SVG', 'it is no UTF-8 text')
  }
}

function readPath(path: string): Wire {
  if (!/^(?:M[^A-Z]*|L[^A-Z]*|A[^A-Z]*|Z)+$/.test(path)) throw badFile('SVG', 'a path has commands other than M, L, A and Z')
  const segments: Segment[] = []
  let at: Point2 = [NaN, NaN]
  let start = at
  let closed = false
  for (const [, command = '', rest = ''] of path.matchAll(/([MLAZ])([^MLAZ]*)/g)) {
    const values =
      rest.trim() === ''
        ? []
        : rest
            .trim()
            .split(/[\s,]+/)
            .map(Number)
    if (!values.every(Number.isFinite) || values.length !== { M: 2, L: 2, A: 7, Z: 0 }[command])
      throw badFile('SVG', `a path has a broken ${command}`)
    const to: Point2 = [values.at(-2) ?? NaN, -(values.at(-1) ?? NaN)]
    if (command === 'M') start = to
    else if (command === 'L') segments.push({ kind: 'line', from: at, to })
    else if (command === 'A') segments.push(toArc(at, to, values[0] ?? 0, values[3] === 1, values[4] === 1))
    else closed = true
    if (command === 'Z' && Math.hypot(at[0] - start[0], at[1] - start[1]) > 1e-6) segments.push({ kind: 'line', from: at, to: start })
    at = command === 'Z' ? start : to
  }
  return { segments, closed }
}

/** From the end-point form to a centre (SVG 1.1, F.6.5, with equal radii). */
function toArc(from: Point2, to: Point2, radius: number, isLarge: boolean, clockwise: boolean): Segment {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const chord = Math.hypot(dx, dy)
  const rise = Math.sqrt(Math.max(0, radius ** 2 - (chord / 2) ** 2))
  // The centre lies to the left of the chord where the arc runs counter-clockwise and is the smaller one.
  const side = isLarge === clockwise ? 1 : -1
  const center: Point2 = [(from[0] + to[0]) / 2 - (dy / chord) * rise * side, (from[1] + to[1]) / 2 + (dx / chord) * rise * side]
  const angle = (point: Point2) => (Math.atan2(point[1] - center[1], point[0] - center[0]) * 180) / Math.PI
  return { kind: 'arc', center, radius, startAngle: angle(from), endAngle: angle(to), clockwise }
}
