import { checkFile, exportDrawing } from '@naturalcad/cad-files'
import { areaOf, countSubShapes, drawingOf, readStep, subShapes, lengthOfCurve, rounded, writeStep, type Shape } from '@naturalcad/cad-kernel'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { pictureSize, type ExportedFiles } from './exported-files.ts'
import type { CheckResult, Drawing, DrawingData, FileFormat } from '@naturalcad/contracts/part'

export interface DrawingExport {
  shape: Shape
  formats: readonly FileFormat[]
  /** Labels, dimensions and hatches to be drawn beside the shape. */
  data?: DrawingData | undefined
  /** Greatest distance of a polyline from the curve that it stands for, in millimetres. */
  tolerance?: number | undefined
  name: string
}

/** The files of a sketch or path, each read back. */
export function exportFlat({ shape, formats, data, tolerance, name }: DrawingExport): ExportedFiles {
  const exported: ExportedFiles = { files: [], checks: [] }
  const outline = drawingOf(shape, undefined, tolerance === undefined ? {} : { linear: tolerance })
  const drawing: Drawing = { ...outline, annotations: data?.annotations ?? [] }
  for (const format of formats) {
    if (format === 'step') {
      const bytes = writeStep([{ shape, name }])
      exported.files.push({ format, bytes })
      exported.checks.push(checkStepFile(shape, bytes))
    } else if (format === 'svg' || format === 'dxf' || format === 'png') {
      const bytes = exportDrawing(format, drawing, pictureSize)
      exported.files.push({ format, bytes })
      exported.checks.push(...checkFile(format, bytes, { drawing, ...pictureSize }))
    }
  }
  return exported
}

const lengthOfEdges = (shape: Shape) => subShapes(shape, 'edge').reduce((sum, edge) => sum + lengthOfCurve(edge), 0)

/** The file read back has as many faces, the same area and edges of the same length (relative 1e-9). */
function checkStepFile(shape: Shape, bytes: Uint8Array): CheckResult {
  const id = 'file-step'
  try {
    return shape.kernel.scoped((): CheckResult => {
      const read = readStep(shape.kernel, bytes)
      const [faces, area, length] = [countSubShapes(shape, 'face'), areaOf(shape), lengthOfEdges(shape)]
      const isSame = countSubShapes(read, 'face') === faces && isClose(areaOf(read), area) && isClose(lengthOfEdges(read), length)
      if (isSame) return { id, status: 'passed', message: `${faces === 1 ? '1 face' : `${faces} faces`} of ${rounded(area)} mm², edges of ${rounded(length)} mm` }
      return { id, status: 'failed', expected: length, actual: lengthOfEdges(read), message: 'the STEP file holds another shape: simplify the outline and try again' }
    })
  } catch (error) {
    if (!NaturalCadError.is(error) || shape.kernel.isBroken) throw error
    return { id, status: 'failed', message: `the STEP file can't be read back: ${error.message}` }
  }
}

const isClose = (actual: number, expected: number) => Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
