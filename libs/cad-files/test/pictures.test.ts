import {
  checkFile,
  exportDrawing,
  exportMesh,
  readPng,
  renderDrawing,
  renderMesh,
  renderTerminal,
  writePng,
  type Picture,
} from '@naturalcad/cad-files'
import type { Mesh } from '@naturalcad/contracts/part'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { plate, polygon, route } from './sample-drawings.ts'
import { boxMesh, ringMesh } from './sample-meshes.ts'

const ring = ringMesh(8, 14, 30)
const cube = boxMesh([10, 10, 10])

function pixel({ width, pixels }: Picture, x: number, y: number): string {
  return `#${[...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function coverage({ pixels }: Picture): number {
  let covered = 0
  for (let at = 0; at < pixels.length; at += 3)
    if (pixels[at] !== pixels[0] || pixels[at + 1] !== pixels[1] || pixels[at + 2] !== pixels[2]) covered++
  return covered / (pixels.length / 3)
}

describe('a picture of a mesh', () => {
  test('from above is the square of a cube in the middle, with the background around it', () => {
    const picture = renderMesh(cube, { width: 100, height: 100, azimuth: -90, elevation: 90, edgeWidth: 0 })
    expect(pixel(picture, 2, 2)).toBe('#f5f7fa')
    expect(coverage(picture)).toBeCloseTo(0.88 ** 2, 2)
    // One flat face has one colour all over.
    expect([pixel(picture, 10, 10), pixel(picture, 89, 89)]).toEqual([pixel(picture, 50, 50), pixel(picture, 50, 50)])
  })

  test('shows the near face in front of the far one, whichever comes first', () => {
    const backwards = {
      ...cube,
      triangles: Uint32Array.from(Array.from({ length: 12 }, (_, index) => [...cube.triangles.subarray((11 - index) * 3, (12 - index) * 3)]).flat()),
    }
    expect(renderMesh(backwards, { width: 80, height: 60 })).toEqual(renderMesh(cube, { width: 80, height: 60 }))
  })

  test('shades the three visible faces of a cube differently', () => {
    const picture = renderMesh(cube, { width: 200, height: 200, edgeWidth: 0 })
    const colors = new Map<string, number>()
    for (let y = 0; y < 200; y++) for (let x = 0; x < 200; x++) colors.set(pixel(picture, x, y), (colors.get(pixel(picture, x, y)) ?? 0) + 1)
    expect([...colors.values()].filter((count) => count > 500)).toHaveLength(4)
  })

  test('has the edges of the shape, and hides those behind it', () => {
    const countRed = (mesh: Mesh) => {
      const { pixels } = renderMesh(mesh, { width: 200, height: 200, edgeColor: '#ff0000' })
      let red = 0
      for (let at = 0; at < pixels.length; at += 3) if ((pixels[at] ?? 0) > 230 && (pixels[at + 1] ?? 0) < 60) red++
      return red
    }
    // Nine of the twelve edges of a cube are seen, from a corner at about equal length; one triangle of its bottom hides none.
    const seen = countRed(cube)
    const all = countRed({ ...cube, triangles: cube.triangles.slice(0, 3) })
    expect(seen).toBeGreaterThan(200)
    expect(seen / all).toBeGreaterThan(0.65)
    expect(seen / all).toBeLessThan(0.85)
  })

  test.each(['red', '#fff', '#12345g', ''])('in the colour %j is refused', (color) => {
    expect(() => renderMesh(cube, { width: 10, height: 10, color })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test.each([0, -1, 1.5, 4097, NaN])('of %d pixels is refused', (width) => {
    expect(() => renderMesh(cube, { width, height: 10 })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})

describe('a picture of a drawing', () => {
  test('fills faces and leaves holes empty', () => {
    const frame = {
      faces: [{ outer: polygon([0, 0], [100, 0], [100, 100], [0, 100]), inner: [polygon([30, 30], [70, 30], [70, 70], [30, 70])] }],
      paths: [],
      annotations: [],
    }
    const picture = renderDrawing(frame, { width: 100, height: 100 })
    expect([pixel(picture, 50, 50), pixel(picture, 20, 20), pixel(picture, 1, 1)]).toEqual(['#ffffff', '#e4eaf1', '#ffffff'])
  })

  test('shows what is written on it', () => {
    const bare = { ...plate, annotations: [] }
    const labelled = { ...plate, annotations: plate.annotations.filter(({ kind }) => kind === 'text') }
    expect(renderDrawing(labelled, { width: 200, height: 200 })).not.toEqual(renderDrawing(bare, { width: 200, height: 200 }))
  })
})

describe('PNG', () => {
  test.each([
    ['a mesh', exportMesh('png', ring, { width: 200, height: 120 })],
    ['a sketch', exportDrawing('png', plate, { width: 200, height: 120 })],
    ['a route', exportDrawing('png', route, { width: 200, height: 120 })],
  ])('of %s passes its check', (_name, bytes) => {
    expect(checkFile('png', bytes, { width: 200, height: 120 })).toMatchObject([{ id: 'file-png', status: 'passed' }])
    expect(checkFile('png', bytes, { width: 201, height: 119 })).toMatchObject([{ status: 'failed', message: expect.stringMatching(/wide.*high/) }])
  })

  test('is read back as it was', () => {
    const picture = renderMesh(ring, { width: 31, height: 17 })
    expect(readPng(writePng(picture))).toEqual(picture)
  })

  test('is unpacked by another zlib too', () => {
    const bytes = writePng({ width: 2, height: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) })
    const length = new DataView(bytes.buffer).getUint32(33)
    expect([...inflateSync(bytes.subarray(41, 41 + length))]).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('that is blank fails its check', () => {
    expect(checkFile('png', writePng({ width: 4, height: 4, pixels: new Uint8Array(48).fill(7) }), {})).toMatchObject([
      { status: 'failed', message: expect.stringContaining('blank') },
    ])
  })

  test('with any byte changed fails its check', () => {
    const bytes = writePng(renderMesh(cube, { width: 9, height: 9 }))
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x10
      expect(checkFile('png', changed, { width: 9, height: 9 })).toMatchObject([{ status: 'failed' }])
    }
  })
})

describe('a terminal picture', () => {
  // oxlint-disable-next-line no-control-regex -- escape sequences begin with one
  const plain = (text: string) => text.replaceAll(/\u001B\[[\d;]*m/g, '')
  const sources = { mesh: { mesh: ring }, drawing: { drawing: plate } }

  test.each(
    (['mesh', 'drawing'] as const).flatMap((source) =>
      (['truecolor', '256', 'none'] as const).flatMap((color) => [true, false].map((unicode) => ({ source, color, unicode }))),
    ),
  )('fills its cells exactly: %j', ({ source, color, unicode }) => {
    const text = renderTerminal(sources[source], { columns: 40, rows: 12, color, unicode })
    const lines = plain(text).split('\n')
    expect(lines.map((line) => [...line].length)).toEqual(Array.from({ length: 12 }, () => 40))
    expect(text.replaceAll(/\s/g, '').length).toBeGreaterThan(20)
    // oxlint-disable-next-line no-control-regex -- anything beyond ASCII
    if (!unicode) expect(plain(text)).toMatch(/^[\u0000-\u007F]*$/)
    if (color === 'none') expect(plain(text)).toBe(text)
  })

  test('in colour ends every line with its colours reset, and names a colour only when it changes', () => {
    const text = renderTerminal({ mesh: cube }, { columns: 30, rows: 10, color: 'truecolor', unicode: true })
    for (const line of text.split('\n')) expect(line.endsWith('\u001B[0m')).toBe(true)
    expect(text).not.toContain('\u001B[49;49m')
    expect(text.match(/38;2;/g)?.length).toBeLessThan(30 * 10)
  })

  test('in 256 colours uses no others', () => {
    expect(renderTerminal({ mesh: cube }, { columns: 30, rows: 10, color: '256', unicode: true })).not.toContain(';2;')
  })

  test('in braille shows the outline of a square', () => {
    const square = { faces: [{ outer: polygon([0, 0], [10, 0], [10, 10], [0, 10]), inner: [] }], paths: [], annotations: [] }
    expect(`\n${renderTerminal({ drawing: square }, { columns: 10, rows: 5, color: 'none', unicode: true })}\n`).toMatchInlineSnapshot(`
      "
      ⢰⠒⠒⠒⠒⠒⠒⠒⠒⡆
      ⢸        ⡇
      ⢸        ⡇
      ⢸        ⡇
      ⠸⠤⠤⠤⠤⠤⠤⠤⠤⠇
      "
    `)
  })

  test('in letters shades a cube', () => {
    expect(`\n${renderTerminal({ mesh: cube }, { columns: 20, rows: 10, color: 'none', unicode: false })}\n`).toMatchInlineSnapshot(`
      "
            :-=-:         
          :+%####%#*+=:-  
        -+%##########%#*  
        *####%%%###%%***  
        ********##%*****  
        **********%*****  
        %*********%*****  
        %*********%***=:  
        -:==++****%*+:    
               ::==:      
      "
    `)
  })

  test.each([
    [0, 10],
    [10, 0],
    [2.5, 10],
    [1001, 10],
  ])('of %d × %d cells is refused', (columns, rows) => {
    expect(() => renderTerminal({ mesh: cube }, { columns, rows, color: 'none', unicode: true })).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST' }),
    )
  })
})
