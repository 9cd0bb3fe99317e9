import { checkFile, exportMesh } from '@naturalcad/cad-files'
import type { SolidProof } from '@naturalcad/cad-kernel'
import { pictureSize, type ExportedFiles } from './exported-files.ts'
import type { FileFormat } from '@naturalcad/contracts/part'

/** The files of a solid, each read back. The STEP file is the one that was proved. */
export function exportSolid({ mesh, step }: SolidProof, formats: readonly FileFormat[]): ExportedFiles {
  const exported: ExportedFiles = { files: [], checks: [] }
  for (const format of formats) {
    if (format === 'step') exported.files.push({ format, bytes: step })
    else if (format !== 'svg' && format !== 'dxf') {
      const bytes = exportMesh(format, mesh, pictureSize)
      exported.files.push({ format, bytes })
      exported.checks.push(...checkFile(format, bytes, { mesh, ...pictureSize }))
    }
  }
  return exported
}
