import { provePath, proveSketch, proveSolid } from '@naturalcad/cad-kernel'
import type { ResultShape } from '../api/index.ts'
import { exportFlat } from './export-drawing.ts'
import { exportSolid } from './export-solid.ts'
import type { ExportedFiles } from './exported-files.ts'
import type { CheckResult, ExecutionJob, Measures } from '@naturalcad/contracts/part'

/** What was proved of the shape, and how to write its files. */
export interface ProvedResult {
  measures: Measures
  checks: CheckResult[]
  exportFiles: () => ExportedFiles
}

export function proveResult({ shape, kind, label }: ResultShape, job: ExecutionJob): ProvedResult {
  const name = label === '' ? 'part' : label
  const { tolerance, formats } = job
  const options = {
    name,
    ...(job.expectations === undefined ? {} : { expectations: job.expectations }),
    ...(tolerance === undefined ? {} : { tolerance: { linear: tolerance } }),
  }
  if (kind === 'solid') {
    const proof = proveSolid(shape, { ...options, edges: formats.includes('png') })
    return { ...proof, exportFiles: () => exportSolid(proof, formats) }
  }
  const proof = kind === 'sketch' ? proveSketch(shape, options) : provePath(shape, options)
  return { ...proof, exportFiles: () => exportFlat({ shape, formats, data: job.drawing, tolerance, name }) }
}
