import type { Annotation, Drawing, DrawingLayer, Point2, Segment, Wire } from '@naturalcad/contracts/part'
import { layOutDimension } from '../drawing/dimension-layout.ts'
import { dimensionTextHeight, frameDrawing } from '../drawing/drawing-bounds.ts'
import { hatchLines } from '../drawing/hatch-lines.ts'
import { layerNames, layerStyles } from '../drawing/layers.ts'
import { arcSweep, pointAt, segmentStart } from '../drawing/segment.ts'
import { assertDrawing, listWires, orientSegments } from '../drawing/wire.ts'
import { escapeXml } from '../xml.ts'

const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'

/**
 * SVG 1.1 at true size: one user unit is a millimetre, y points down as SVG has it. One group a layer (`id` and
 * `inkscape:label`), so that a laser cutter can tell outlines and holes from notes.
 */
export function writeSvg(drawing: Drawing): Uint8Array<ArrayBuffer> {
  assertDrawing(drawing)
  const { min, max } = frameDrawing(drawing)
  const size = Math.max(max[0] - min[0], max[1] - min[1])
  const margin = Math.max(1, size * 0.03)
  const [width, height] = [max[0] - min[0] + 2 * margin, max[1] - min[1] + 2 * margin]
  const layers = new Map<DrawingLayer, string[]>(layerNames.map((name) => [name, []]))
  const put = (layer: DrawingLayer, element: string) => layers.get(layer)?.push(element)
  for (const { wire, layer } of listWires(drawing)) put(layer, `<path d="${pathOf(wire)}"/>`)
  const textHeight = dimensionTextHeight(drawing)
  for (const annotation of drawing.annotations) for (const [layer, element] of writeAnnotation(annotation, textHeight)) put(layer, element)
  const scale = Math.max(0.4, size / 200)
  const groups = [...layers].filter(([, elements]) => elements.length > 0).map(([layer, elements]) => writeGroup(layer, elements, scale))
  const viewBox = [min[0] - margin, -max[1] - margin, width, height]
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg ${namespaces} version="1.1" width="${number(width)}mm" height="${number(height)}mm" viewBox="${viewBox.map(number).join(' ')}">`,
    ...groups,
    '</svg>',
    '',
  ].join('\n')
  return new TextEncoder().encode(text)
}

function writeGroup(layer: DrawingLayer, elements: readonly string[], scale: number): string {
  const { color, weight, dashes } = layerStyles[layer]
  const width = weight * scale
  const dash = dashes.length === 0 ? '' : ` stroke-dasharray="${dashes.map((part: number) => number(part * width)).join(' ')}"`
  const style = `fill="none" stroke="${color}" stroke-width="${number(width)}" stroke-linecap="round" stroke-linejoin="round"${dash}`
  return [`<g id="${layer}" inkscape:groupmode="layer" inkscape:label="${layer}" ${style}>`, ...elements, '</g>'].join('\n')
}

function writeAnnotation(annotation: Annotation, textHeight: number): [DrawingLayer, string][] {
  switch (annotation.kind) {
    case 'text': {
      const layer = annotation.layer ?? 'text'
      return [[layer, writeText(annotation.at, annotation.text, annotation.height, annotation.anchor, 0, layer)]]
    }
    case 'center-line':
      return [['center', writeLine(annotation.from, annotation.to)]]
    case 'hatch': {
      const lines = hatchLines(annotation).map(([from, to]) => `M${point(from)}L${point(to)}`)
      return [['hatch', `<g class="hatch"><path d="${lines.join('') || `M${point(annotation.boundary[0] ?? [0, 0])}`}"/></g>`]]
    }
    default: {
      const layout = layOutDimension(annotation, textHeight)
      if (layout === undefined) return []
      const color = layerStyles.dimension.color
      const arrows = layout.arrows.map((corners) => `<path fill="${color}" stroke="none" d="M${corners.map(point).join('L')}Z"/>`)
      const text = writeText(layout.textAt, annotation.text, layout.textHeight, 'middle', layout.textAngle, 'dimension')
      return [['dimension', ['<g class="dimension">', ...layout.lines.map(([from, to]) => writeLine(from, to)), ...arrows, text, '</g>'].join('')]]
    }
  }
}

function writeLine(from: Point2, to: Point2): string {
  return `<line x1="${number(from[0])}" y1="${number(-from[1])}" x2="${number(to[0])}" y2="${number(-to[1])}"/>`
}

function writeText(at: Point2, text: string, height: number, anchor: 'start' | 'middle' | 'end', angle: number, layer: DrawingLayer): string {
  const turn = angle === 0 ? '' : ` transform="rotate(${number(-angle)} ${number(at[0])} ${number(-at[1])})"`
  // Heights are those of capitals, about 0.72 of a sans-serif font's size.
  const font = `font-family="sans-serif" font-size="${number(height / 0.72)}" text-anchor="${anchor}"`
  return `<text x="${number(at[0])}" y="${number(-at[1])}" ${font} fill="${layerStyles[layer].color}" stroke="none"${turn}>${escapeXml(text)}</text>`
}

function pathOf({ segments, closed }: Wire): string {
  const oriented = orientSegments(segments)
  const [first] = oriented
  if (first === undefined) return ''
  return `M${point(segmentStart(first))}${oriented.map(commandOf).join('')}${closed ? 'Z' : ''}`
}

function commandOf(segment: Segment): string {
  switch (segment.kind) {
    case 'line':
      return `L${point(segment.to)}`
    case 'polyline':
      return segment.points
        .slice(1)
        .map((corner) => `L${point(corner)}`)
        .join('')
    case 'circle':
      return arcTo(segment.center, segment.radius, 0, 360)
    default:
      return arcTo(segment.center, segment.radius, segment.startAngle, arcSweep(segment))
  }
}

/**
 * In pieces of at most a quarter turn: an arc is given by its ends, from which the centre of a half circle comes out a
 * thousand times less exact than the ends are, and a whole circle not at all. With y turned down, SVG's positive sweep is
 * clockwise in the drawing.
 */
function arcTo(center: Point2, radius: number, startAngle: number, sweep: number): string {
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / 90 - 1e-6))
  const ends = Array.from({ length: pieces }, (_, index) => pointAt(center, radius, startAngle + (sweep * (index + 1)) / pieces))
  return ends.map((end) => `A${number(radius)} ${number(radius)} 0 0 ${sweep < 0 ? 1 : 0} ${point(end)}`).join('')
}

function point([x, y]: Point2): string {
  return `${number(x)} ${number(-y)}`
}

/** A millionth of a millimetre is enough; no exponent, no minus zero. */
function number(value: number): string {
  return String(Number(value.toFixed(6)) + 0)
}
