import type { Box2 } from '../drawing/drawing-bounds.ts'
import type { createHandles, Group } from './group-codes.ts'

/** Handles of the records that others point to. */
export interface DxfOwners {
  modelSpace: string
  paperSpace: string
}

export interface DxfBlock {
  name: string
  /** Of its BLOCK_RECORD. */
  record: string
  entities: Group[]
}

export type Handles = ReturnType<typeof createHandles>

export function section(name: string, content: readonly Group[]): Group[] {
  return [[0, 'SECTION'], [2, name], ...content, [0, 'ENDSEC']]
}

/** R2000 (AC1015): what every laser cutter and CAD program reads, with millimetres as the unit. */
export function writeHeader(box: Box2, seed: string): Group[] {
  return section('HEADER', [
    [9, '$ACADVER'],
    [1, 'AC1015'],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_1252'],
    [9, '$INSBASE'],
    ...point(10, 0, 0),
    [9, '$EXTMIN'],
    ...point(10, box.min[0], box.min[1]),
    [9, '$EXTMAX'],
    ...point(10, box.max[0], box.max[1]),
    [9, '$LTSCALE'],
    [40, 1],
    [9, '$MEASUREMENT'],
    [70, 1],
    [9, '$INSUNITS'],
    [70, 4],
    [9, '$HANDSEED'],
    [5, seed],
  ])
}

export function point(code: number, x: number, y: number): Group[] {
  return [
    [code, x],
    [code + 10, y],
    [code + 20, 0],
  ]
}
