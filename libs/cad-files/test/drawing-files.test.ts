import { checkFile, contentsOf, exportDrawing, measureFile, readDxf, readSvg, writeDxf, writeSvg } from '@naturalcad/cad-files'
import type { Drawing, Segment, Wire } from '@naturalcad/contracts/part'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circle, plate, plateArea, polygon, route, routeLength, slot } from './sample-drawings.ts'

const formats = ['svg', 'dxf'] as const
const read = {
  svg: (drawing: Drawing) => measureFile(readSvg(writeSvg(drawing))),
  dxf: (drawing: Drawing) => measureFile(readDxf(writeDxf(drawing))),
}
const text = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
const sketch = (outer: Wire, ...inner: Wire[]): Drawing => ({ faces: [{ outer, inner }], paths: [], annotations: [] })

describe.each(formats)('%s', (format) => {
  test('holds the loops, area and annotations of a sketch', () => {
    expect(read[format](plate)).toMatchObject({
      loops: 3,
      openLoops: 0,
      paths: 0,
      area: expect.closeTo(plateArea, 4),
      texts: ['Ø12 × 4 – <plate> & "λ"'],
      dimensions: 2,
      hatches: 1,
      centerLines: 1,
    })
    expect(checkFile(format, exportDrawing(format, plate), { drawing: plate })).toMatchObject([{ id: `file-${format}`, status: 'passed' }])
  })

  test('holds the paths of a route', () => {
    expect(read[format](route)).toMatchObject({ loops: 0, paths: 3, brokenPaths: 0, pathLength: expect.closeTo(routeLength, 4) })
    expect(checkFile(format, exportDrawing(format, route), { drawing: route })).toMatchObject([{ status: 'passed' }])
  })

  test('is the same, byte for byte, when it is written twice', () => {
    expect(exportDrawing(format, structuredClone(plate))).toEqual(exportDrawing(format, plate))
  })

  test('holds loops of arcs of any turn, in either direction', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5000, noNaN: true }),
        fc.double({ min: -720, max: 720, noNaN: true }),
        fc.double({ min: 1, max: 359, noNaN: true }),
        fc.boolean(),
        (radius, start, turn, clockwise) => {
          const arc: Segment = {
            kind: 'arc',
            center: [7, -3],
            radius,
            startAngle: start,
            endAngle: clockwise ? start - turn : start + turn,
            clockwise,
          }
          const ends = [start, arc.endAngle].map(
            (angle) => [7 + radius * Math.cos((angle * Math.PI) / 180), -3 + radius * Math.sin((angle * Math.PI) / 180)] as const,
          )
          const drawing = sketch({ closed: true, segments: [arc, { kind: 'line', from: ends[1] ?? [0, 0], to: ends[0] ?? [0, 0] }] })
          // A circle's segment: the sector less the triangle (Bronstein, 3.2.2).
          const radians = (turn * Math.PI) / 180
          const area = (radius ** 2 / 2) * (radians - Math.sin(radians))
          expect(read[format](drawing).area).toBeCloseTo(area, area < 1e4 ? 2 : -1)
          expect(checkFile(format, exportDrawing(format, drawing), { drawing })).toMatchObject([{ status: 'passed' }])
        },
      ),
    )
  })

  test('turns segments that are given backwards', () => {
    const backwards: Wire = {
      closed: true,
      segments: [
        { kind: 'line', from: [10, 0], to: [0, 0] },
        { kind: 'line', from: [10, 0], to: [10, 10] },
        { kind: 'line', from: [0, 10], to: [10, 10] },
        { kind: 'line', from: [0, 10], to: [0, 0] },
      ],
    }
    expect(read[format](sketch(backwards))).toMatchObject({ openLoops: 0, area: expect.closeTo(100, 9) })
  })

  test.each<[string, Drawing]>([
    ['a hole that moved', sketch(polygon([0, 0], [120, 0], [120, 71], [0, 71]), circle([20, 20], 5))],
    ['one hole less', sketch(polygon([0, 0], [120, 0], [120, 70], [0, 70]))],
    ['another radius', sketch(polygon([0, 0], [120, 0], [120, 70], [0, 70]), circle([20, 20], 5.01))],
    [
      'a note more',
      {
        ...sketch(polygon([0, 0], [120, 0], [120, 70], [0, 70]), circle([20, 20], 5)),
        annotations: [{ kind: 'center-line', from: [0, 0], to: [1, 1] }],
      },
    ],
  ])('fails its check against a drawing with %s', (_name, drawing) => {
    const bytes = exportDrawing(format, sketch(polygon([0, 0], [120, 0], [120, 70], [0, 70]), circle([20, 20], 5)))
    expect(checkFile(format, bytes, { drawing })).toMatchObject([{ status: 'failed' }])
  })

  test('fails its check for an outline that does not close', () => {
    const open = sketch({
      closed: true,
      segments: [
        { kind: 'line', from: [0, 0], to: [9, 0] },
        { kind: 'line', from: [9, 1], to: [0, 0] },
      ],
    })
    expect(checkFile(format, exportDrawing(format, open), { drawing: open })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('do not close') },
    ])
  })

  test.each<[string, Drawing]>([
    ['nothing', { faces: [], paths: [], annotations: [] }],
    ['an empty wire', { faces: [], paths: [{ segments: [], closed: false }], annotations: [] }],
    ['a coordinate that is no number', sketch(circle([NaN, 0], 5))],
    ['a radius of zero', sketch(circle([0, 0], 0))],
    ['a polyline of one point', { faces: [], paths: [{ segments: [{ kind: 'polyline', points: [[0, 0]] }], closed: false }], annotations: [] }],
  ])('is refused for a drawing with %s', (_name, drawing) => {
    expect(() => exportDrawing(format, drawing)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test('is no file any more when it is cut in half', () => {
    const bytes = exportDrawing(format, plate)
    expect(checkFile(format, bytes.subarray(0, bytes.length / 2), { drawing: plate })).toMatchObject([{ status: 'failed' }])
    expect(checkFile(format, new Uint8Array(), { drawing: plate })).toMatchObject([{ status: 'failed' }])
  })

  test('may hold a text of any characters, and reads it back but for control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        const drawing: Drawing = { ...sketch(circle([0, 0], 5)), annotations: [{ kind: 'text', at: [0, 0], text: note, height: 3, anchor: 'start' }] }
        expect(checkFile(format, exportDrawing(format, drawing), { drawing })).toMatchObject([{ status: 'passed' }])
      }),
    )
  })
})

describe('SVG', () => {
  test('is at true size in millimetres, with a group for each layer', () => {
    const svg = text(writeSvg(sketch(slot([0, 0], 80, 10))))
    expect(svg).toMatch(/width="106mm" height="26mm" viewBox="-53 -13 106 26"/)
    expect(svg.match(/<g id="\w+"/g)).toEqual(['<g id="outline"'])
    expect(text(writeSvg(plate)).match(/<g id="\w+"/g)).toEqual(
      ['outline', 'hole', 'center', 'dimension', 'text', 'hatch'].map((layer) => `<g id="${layer}"`),
    )
  })

  test('lets no text break out of its element', () => {
    const svg = text(writeSvg({ ...plate, annotations: [{ kind: 'text', at: [0, 0], text: '</text><script>', height: 5, anchor: 'start' }] }))
    expect(svg).not.toContain('<script>')
  })

  test('has no number with an exponent and no minus zero', () => {
    expect(text(writeSvg(sketch(circle([1e-9, -1e-9], 5))))).not.toMatch(/\de-|-0[^.\d]/)
  })

  test('with commands that it does not write is refused', () => {
    const svg = new TextEncoder().encode('<svg><g id="outline"><path d="M0 0C1 1 2 2 3 3Z"/></g></svg>')
    expect(() => readSvg(svg)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})

describe('DXF', () => {
  const entities = (drawing: Drawing) =>
    [
      ...(text(writeDxf(drawing))
        .split('ENTITIES')[1]
        ?.split('ENDSEC')[0]
        ?.matchAll(/\r\n {2}0\r\n(\w+)\r\n/g) ?? []),
    ].map((match) => match[1])

  test('has a circle, line or arc where a wire is one, and a polyline where it is more', () => {
    expect(entities(route)).toEqual(['LWPOLYLINE', 'ARC', 'LINE'])
    expect(entities(plate)).toEqual(['LWPOLYLINE', 'CIRCLE', 'LWPOLYLINE', 'TEXT', 'LINE', 'DIMENSION', 'DIMENSION', 'HATCH'])
  })

  test('is R2000 in millimetres', () => {
    expect(text(writeDxf(plate))).toMatch(/\$ACADVER\r\n {2}1\r\nAC1015\r\n[^]*\$INSUNITS\r\n 70\r\n4\r\n/)
  })

  test('has a handle for everything, and none twice', () => {
    const dxf = text(writeDxf(plate))
    const handles = [...dxf.matchAll(/\r\n(?: {2}5|105)\r\n([0-9A-F]+)(?=\r\n)/g)].map((match) => match[1])
    expect(new Set(handles).size).toBe(handles.length)
    expect(handles.length).toBeGreaterThan(40)
  })

  test('of another version is refused', () => {
    const bytes = new TextEncoder().encode(text(writeDxf(plate)).replace('AC1015', 'AC1009'))
    expect(() => readDxf(bytes)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})

describe('what a drawing holds', () => {
  test('is measured exactly', () => {
    expect(contentsOf(plate)).toMatchObject({ area: expect.closeTo(plateArea, 9), box: { min: [0, 0], max: [120, 70] } })
    expect(contentsOf(route)).toMatchObject({ pathLength: expect.closeTo(routeLength, 9) })
  })
})
