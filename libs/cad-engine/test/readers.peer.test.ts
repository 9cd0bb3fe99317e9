import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeExamples, type MadePart } from './support/make-examples.ts'

interface ClosedMesh {
  closed: boolean
  degenerate: number
  volume: number
}

/** What `read-files.py` prints of one part; the files that its output type has. */
interface ReadPart {
  step: { valid: boolean; volume: number; area: number; length: number; solids: number; faces: number; edges: number; size: number[] }
  stl?: ClosedMesh
  '3mf'?: { warnings: string[]; unit: string; meshes: (ClosedMesh & { manifold: boolean })[] }
  dxf?: { errors: string[]; fixes: string[]; texts: string[] }
  svg?: { root: string; width: string; height: string }
}

const parts = await makeExamples()
const places = parts.map((part, index) => ({ ...part, index }))
const solids = places.filter(({ files }) => files.has('stl'))
const drawings = places.filter(({ files }) => files.has('dxf'))
/** A mesh is nowhere farther from its shape than a thousandth of the diagonal, so their volumes differ by less than a skin as thick. */
const meshSlack = ({ measures: { area, boundingBox } }: MadePart): number => (area * Math.hypot(...boundingBox.size)) / 1000

describePeer('build123d', 'files of the engine in programs of others', (program) => {
  let folder = ''
  let read: ReadPart[] = []
  const readOf = (index: number): ReadPart => {
    const found = read[index]
    if (found === undefined) throw new Error(`part ${index} was not read`)
    return found
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cad-engine-'))
    for (const [index, { files }] of parts.entries()) {
      await mkdir(join(folder, String(index)))
      for (const [format, bytes] of files) await writeFile(join(folder, String(index), `part.${format}`), bytes)
    }
    const script = join(import.meta.dirname, 'support/read-files.py')
    const printed = execFileSync(program, [script, ...parts.map((_, index) => String(index))], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
    read = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ReadPart)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe('STEP is the same shape to build123d', () => {
    test.each(places)('$prompt', ({ index, expected, measures }) => {
      const { step } = readOf(index)
      expect(step.valid).toBe(true)
      for (const name of ['volume', 'area', 'length'] as const)
        if (expected[name] !== undefined) expect(Math.abs(step[name] / expected[name] - 1)).toBeLessThan(1e-6)
      expect(step).toMatchObject({ solids: measures.solids, faces: measures.faces, edges: measures.edges })
      expect(step.size).toEqual(expected.size.map((extent): unknown => expect.closeTo(extent, 4)))
    })
  })

  describe('STL closes, and holds its volume', () => {
    test.each(solids)('$prompt', (part) => {
      const { stl } = readOf(part.index)
      expect(stl).toMatchObject({ closed: true, degenerate: 0 })
      expect(Math.abs((stl?.volume ?? 0) - (part.expected.volume ?? 0))).toBeLessThan(meshSlack(part))
    })
  })

  describe('3MF is one oriented manifold in millimetres to lib3mf, strictly read', () => {
    test.each(solids)('$prompt', (part) => {
      const { '3mf': file } = readOf(part.index)
      expect(file).toMatchObject({ warnings: [], unit: 'MilliMeter', meshes: [{ manifold: true, closed: true, degenerate: 0 }] })
      expect(Math.abs((file?.meshes[0]?.volume ?? 0) - (part.expected.volume ?? 0))).toBeLessThan(meshSlack(part))
    })
  })

  describe('DXF has nothing to correct, SVG is XML', () => {
    test.each(drawings)('$prompt', ({ index }) => {
      const { dxf, svg } = readOf(index)
      expect(dxf).toMatchObject({ errors: [], fixes: [] })
      expect(svg?.root).toBe('{http://www.w3.org/2000/svg}svg')
      expect(svg?.width).toMatch(/mm$/)
    })

    test('the label is a text', () => {
      const labeled = drawings.find(({ prompt }) => prompt.includes('center label'))
      expect(readOf(labeled?.index ?? -1).dxf?.texts).toEqual(['180 x 90'])
    })
  })
})
