import type { Box2 } from '../drawing/drawing-bounds.ts'
import { layerNames, layerStyles } from '../drawing/layers.ts'
import { section, type DxfBlock, type DxfOwners, type Handles } from './dxf-structure.ts'
import type { Group } from './group-codes.ts'

/** Line types, layers, the text and dimension style, and a record for each block: what entities name. */
export function writeTables(
  handles: Handles,
  { modelSpace, paperSpace }: DxfOwners,
  blocks: readonly DxfBlock[],
  plotStyle: string,
  box: Box2,
  textHeight: number,
): Group[] {
  const table = (name: string, records: (owner: string) => Group[][], extra: Group[] = []) => {
    const owner = handles.next()
    const written = records(owner)
    const head: Group[] = [[0, 'TABLE'], [2, name], [5, owner], [330, '0'], [100, 'AcDbSymbolTable'], [70, written.length], ...extra]
    return [...head, ...written.flat(), [0, 'ENDTAB']] as Group[]
  }
  const record = (owner: string, type: string, subclass: string, name: string, content: Group[], handle = handles.next()): Group[] => [
    [0, type],
    // DIMSTYLE alone has its handle under another code.
    [type === 'DIMSTYLE' ? 105 : 5, handle],
    [330, owner],
    [100, 'AcDbSymbolTableRecord'],
    [100, subclass],
    [2, name],
    [70, 0],
    ...content,
  ]
  const lineType = (owner: string, name: string, description: string, dashes: number[]) =>
    record(owner, 'LTYPE', 'AcDbLinetypeTableRecord', name, [
      [3, description],
      [72, 65],
      [73, dashes.length],
      [40, dashes.reduce((sum, dash) => sum + Math.abs(dash), 0)],
      ...dashes.flatMap((dash): Group[] => [
        [49, dash],
        [74, 0],
      ]),
    ])
  const height = Math.max(box.max[1] - box.min[1], 1)
  return section('TABLES', [
    ...table('VPORT', (owner) => [
      record(owner, 'VPORT', 'AcDbViewportTableRecord', '*ACTIVE', [
        ...([
          [10, 0],
          [20, 0],
          [11, 1],
          [21, 1],
        ] as Group[]),
        ...([
          [12, (box.min[0] + box.max[0]) / 2],
          [22, (box.min[1] + box.max[1]) / 2],
        ] as Group[]),
        ...([
          [13, 0],
          [23, 0],
          [14, 10],
          [24, 10],
          [15, 10],
          [25, 10],
        ] as Group[]),
        ...([
          [16, 0],
          [26, 0],
          [36, 1],
          [17, 0],
          [27, 0],
          [37, 0],
        ] as Group[]),
        ...([
          [40, height * 1.1],
          [41, 1.5],
          [42, 50],
          [43, 0],
          [44, 0],
          [50, 0],
          [51, 0],
        ] as Group[]),
        ...([
          [71, 0],
          [72, 100],
          [73, 1],
          [74, 3],
          [75, 0],
          [76, 0],
          [77, 0],
          [78, 0],
        ] as Group[]),
      ]),
    ]),
    ...table('LTYPE', (owner) => [
      lineType(owner, 'ByBlock', '', []),
      lineType(owner, 'ByLayer', '', []),
      lineType(owner, 'Continuous', 'Solid line', []),
      lineType(owner, 'CENTER', 'Center ____ _ ____ _', [12, -3, 2, -3]),
    ]),
    ...table('LAYER', (owner) =>
      ['0', ...layerNames].map((name) => {
        const style = layerNames.find((layer) => layer === name)
        return record(owner, 'LAYER', 'AcDbLayerTableRecord', name, [
          [62, style === undefined ? 7 : layerStyles[style].colorIndex],
          [6, name === 'center' ? 'CENTER' : 'Continuous'],
          [370, style === undefined ? -3 : Math.round(layerStyles[style].weight * 100)],
          [390, plotStyle],
        ])
      }),
    ),
    ...table('STYLE', (owner) => [
      record(owner, 'STYLE', 'AcDbTextStyleTableRecord', 'Standard', [
        [40, 0],
        [41, 1],
        [50, 0],
        [71, 0],
        [42, 2.5],
        [3, 'txt'],
        [4, ''],
      ]),
    ]),
    ...table('VIEW', () => []),
    ...table('UCS', () => []),
    ...table('APPID', (owner) => [record(owner, 'APPID', 'AcDbRegAppTableRecord', 'ACAD', [])]),
    ...table(
      'DIMSTYLE',
      (owner) => [
        record(owner, 'DIMSTYLE', 'AcDbDimStyleTableRecord', 'Standard', [
          [41, textHeight],
          [42, textHeight / 4],
          [44, textHeight / 2],
          [140, textHeight],
          [147, textHeight * 0.35],
          [73, 0],
          [74, 0],
          [77, 1],
        ]),
      ],
      [
        [100, 'AcDbDimStyleTable'],
        [71, 0],
      ],
    ),
    ...table('BLOCK_RECORD', (owner) =>
      [{ name: '*Model_Space', record: modelSpace }, { name: '*Paper_Space', record: paperSpace }, ...blocks].map((block): Group[] => [
        [0, 'BLOCK_RECORD'],
        [5, block.record],
        [330, owner],
        [100, 'AcDbSymbolTableRecord'],
        [100, 'AcDbBlockTableRecord'],
        [2, block.name],
      ]),
    ),
  ])
}
