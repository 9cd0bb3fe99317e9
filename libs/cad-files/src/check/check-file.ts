import type { CheckResult, Drawing, Mesh } from '@naturalcad/contracts/part'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { contentsOf, measureFile, type DrawingFile } from '../drawing/drawing-contents.ts'
import { readDxf } from '../dxf/read-dxf.ts'
import { readGlb } from '../glb/read-glb.ts'
import { readPng } from '../picture/png.ts'
import { readStl } from '../stl/read-stl.ts'
import { readSvg } from '../svg/read-svg.ts'
import { read3mf } from '../three-mf/read-3mf.ts'
import { compareDrawings } from './compare-drawings.ts'
import { compareGlb, compareTriangles } from './compare-meshes.ts'
import type { Comparison } from './comparison.ts'

/** What a file was written from, and so has to hold. */
export interface FileExpectation {
  /** For STL, GLB and 3MF. */
  mesh?: Mesh
  /** For SVG and DXF. */
  drawing?: Drawing
  /** For PNG, in pixels. */
  width?: number
  height?: number
}

export type CheckedFormat = 'stl' | 'glb' | '3mf' | 'svg' | 'dxf' | 'png'

/**
 * Reads a file back and proves it against what it was written from: `file-<format>`. Without an expectation for its format a
 * readable file is `not-checked`, and an unreadable one has failed.
 */
export function checkFile(format: CheckedFormat, bytes: Uint8Array, expected: FileExpectation): CheckResult[] {
  const id = `file-${format}` as const
  try {
    const comparison = compare(format, bytes, expected)
    if (comparison === undefined) return [{ id, status: 'not-checked', message: `${bytes.length} bytes, readable; nothing to compare it with` }]
    const { found, faults } = comparison
    if (faults.length === 0) return [{ id, status: 'passed', message: found }]
    return [{ id, status: 'failed', message: `${faults.join('; ')}: write the file again, with a smaller tolerance if it persists` }]
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'INVALID_REQUEST') return [{ id, status: 'failed', message: error.message }]
    throw error
  }
}

function compare(format: CheckedFormat, bytes: Uint8Array, { mesh, drawing, width, height }: FileExpectation): Comparison | undefined {
  switch (format) {
    case 'stl': {
      const read = readStl(bytes)
      return mesh && compareTriangles(read, mesh, 'single')
    }
    case '3mf': {
      const read = read3mf(bytes)
      return mesh && compareTriangles(read, mesh, 'decimal')
    }
    case 'glb': {
      const read = readGlb(bytes)
      return mesh && compareGlb(read, mesh)
    }
    case 'svg':
      return compareRead(readSvg(bytes), drawing)
    case 'dxf':
      return compareRead(readDxf(bytes), drawing)
    default: {
      const picture = readPng(bytes)
      const faults = [
        ...(width !== undefined && width !== picture.width ? [`it is ${picture.width} pixels wide, not ${width}`] : []),
        ...(height !== undefined && height !== picture.height ? [`it is ${picture.height} pixels high, not ${height}`] : []),
        ...(picture.pixels.every((value, index) => value === picture.pixels[index % 3]) ? ['it is blank'] : []),
      ]
      return { found: `${picture.width} × ${picture.height} pixels`, faults }
    }
  }
}

function compareRead(file: DrawingFile, drawing: Drawing | undefined): Comparison | undefined {
  return drawing && compareDrawings(measureFile(file), contentsOf(drawing))
}
