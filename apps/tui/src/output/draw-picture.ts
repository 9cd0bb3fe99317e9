import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { meshOfGlb, readDxf, renderTerminal } from '@naturalcad/cad-files'
import { fileNameByKind, type PartResult } from '@naturalcad/contracts/part'
import type { Terminal } from './terminal.ts'

const maxColumns = 72
/** A cell of a terminal is about twice as high as it is wide. */
const cellRatio = 2

/** The part as characters, from the file that shows it; nothing where no such file was asked for. */
export async function drawPicture(folder: string, { manifest }: PartResult, { columns, color, unicode }: Terminal): Promise<string> {
  const kind = manifest.files.find((file) => file.kind === 'glb' || file.kind === 'dxf')?.kind
  const width = Math.min(columns, maxColumns)
  if (kind === undefined || width < 20) return ''
  const bytes = await readFile(join(folder, fileNameByKind[kind]))
  const options = { columns: width, rows: Math.round(width / cellRatio / 1.5), color, unicode }
  if (kind === 'glb') return frame(renderTerminal({ mesh: meshOfGlb(bytes) }, options))
  const { outlines, holes, paths } = readDxf(bytes)
  const drawing = { faces: [...outlines, ...holes].map((outer) => ({ outer, inner: [] })), paths, annotations: [] }
  return frame(renderTerminal({ drawing }, options))
}

/** One empty line above and below, instead of as many as the part leaves free. */
function frame(picture: string): string {
  const lines = picture.split('\n')
  const isDrawn = (line: string) => stripVTControlCharacters(line).trim() !== ''
  return `\n${lines.slice(lines.findIndex(isDrawn), lines.findLastIndex(isDrawn) + 1).join('\n')}\n\n`
}
