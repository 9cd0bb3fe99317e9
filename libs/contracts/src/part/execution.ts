import type { DrawingData } from './drawing-data.ts'
import type { Expectations } from './expectations.ts'
import type { FileFormat, OutputType } from './output-type.ts'
import type { ValidationReport } from './validation-report.ts'

/** What an executor is asked to make of a guarded script. Plain data: it crosses workers and processes. */
export interface ExecutionJob {
  outputType: OutputType
  formats: readonly FileFormat[]
  expectations?: Expectations
  drawing?: DrawingData
  /** Greatest distance between mesh and shape in millimetres. */
  tolerance?: number
  /** Names that may hold the result, first match wins. Where none is bound, a script with exactly one builder or shape gives that. @default ['result'] */
  resultNames?: readonly string[]
}

export interface ExecutionFile {
  format: FileFormat
  bytes: Uint8Array
}

/** What came out. The files are whole and read back; a report that is not `ok` has no files. */
export interface Execution {
  files: ExecutionFile[]
  report: ValidationReport
  /** What the script printed, capped. */
  output: string
  /** Milliseconds the script, the checks and the exports took. */
  elapsedMs: number
}
