import type { Drawing, Mesh } from '@naturalcad/contracts/part'
import { writeDxf } from './dxf/write-dxf.ts'
import { writeGlb } from './glb/write-glb.ts'
import { writePng } from './picture/png.ts'
import { renderDrawing } from './picture/render-drawing.ts'
import { renderMesh } from './picture/render-mesh.ts'
import { writeStl } from './stl/write-stl.ts'
import { writeSvg } from './svg/write-svg.ts'
import { write3mf } from './three-mf/write-3mf.ts'

export interface ExportOptions {
  /** Of a PNG, in pixels. @default 512 */
  width?: number
  height?: number
}

export type MeshFormat = 'stl' | 'glb' | '3mf' | 'png'
export type DrawingFormat = 'svg' | 'dxf' | 'png'

/** The file of a solid or surface. The same mesh gives the same bytes. */
export function exportMesh(format: MeshFormat, mesh: Mesh, { width = 512, height = 512 }: ExportOptions = {}): Uint8Array<ArrayBuffer> {
  switch (format) {
    case 'stl':
      return writeStl(mesh)
    case 'glb':
      return writeGlb(mesh)
    case '3mf':
      return write3mf(mesh)
    default:
      return writePng(renderMesh(mesh, { width, height }))
  }
}

/** The file of a sketch or path. The same drawing gives the same bytes. */
export function exportDrawing(format: DrawingFormat, drawing: Drawing, { width = 512, height = 512 }: ExportOptions = {}): Uint8Array<ArrayBuffer> {
  switch (format) {
    case 'svg':
      return writeSvg(drawing)
    case 'dxf':
      return writeDxf(drawing)
    default:
      return writePng(renderDrawing(drawing, { width, height }))
  }
}
