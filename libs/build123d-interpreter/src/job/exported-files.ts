import type { CheckResult, ExecutionFile } from '@naturalcad/contracts/part'

export interface ExportedFiles {
  files: ExecutionFile[]
  /** One a file. */
  checks: CheckResult[]
}

/** Of the picture, in pixels. */
export const pictureSize = { width: 512, height: 512 } as const
