import { layerStyles, layerNames } from '../drawing/layers.ts'
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

type Handles = ReturnType<typeof createHandles>

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

export function writeTables(handles: Handles, { modelSpace, paperSpace }: DxfOwners, blocks: readonly DxfBlock[], plotStyle: string, box: Box2, textHeight: number): Group[] {
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
        ...([[10, 0], [20, 0], [11, 1], [21, 1]] as Group[]),
        ...([[12, (box.min[0] + box.max[0]) / 2], [22, (box.min[1] + box.max[1]) / 2]] as Group[]),
        ...([[13, 0], [23, 0], [14, 10], [24, 10], [15, 10], [25, 10]] as Group[]),
        ...([[16, 0], [26, 0], [36, 1], [17, 0], [27, 0], [37, 0]] as Group[]),
        ...([[40, height * 1.1], [41, 1.5], [42, 50], [43, 0], [44, 0], [50, 0], [51, 0]] as Group[]),
        ...([[71, 0], [72, 100], [73, 1], [74, 3], [75, 0], [76, 0], [77, 0], [78, 0]] as Group[]),
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
      [[100, 'AcDbDimStyleTable'], [71, 0]],
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

export function writeBlocks(handles: Handles, { modelSpace, paperSpace }: DxfOwners, blocks: readonly DxfBlock[]): Group[] {
  const all = [{ name: '*Model_Space', record: modelSpace, entities: [] }, { name: '*Paper_Space', record: paperSpace, entities: [] }, ...blocks]
  return section(
    'BLOCKS',
    all.flatMap(({ name, record, entities }): Group[] => [
      ...([[0, 'BLOCK'], [5, handles.next()], [330, record], [100, 'AcDbEntity'], [8, '0'], [100, 'AcDbBlockBegin'], [2, name]] as Group[]),
      ...([[70, name.startsWith('*D') ? 1 : 0], ...point(10, 0, 0), [3, name], [1, '']] as Group[]),
      ...entities,
      ...([[0, 'ENDBLK'], [5, handles.next()], [330, record], [100, 'AcDbEntity'], [8, '0'], [100, 'AcDbBlockEnd']] as Group[]),
    ]),
  )
}

/** The root dictionary with the layouts that belong to the two spaces, and the plot style that layers name. */
export function writeObjects(handles: Handles, { modelSpace, paperSpace }: DxfOwners, plotStyle: string): Group[] {
  const [root, groups, layouts, plotStyles, model, paper] = Array.from({ length: 6 }, () => handles.next()) as [string, string, string, string, string, string]
  const dictionary = (handle: string, owner: string, entries: [string, string][]): Group[] => [
    ...([[0, 'DICTIONARY'], [5, handle], [330, owner], [100, 'AcDbDictionary'], [281, 1]] as Group[]),
    ...entries.flatMap(([name, target]): Group[] => [
      [3, name],
      [350, target],
    ]),
  ]
  const layout = (handle: string, name: string, order: number, space: string): Group[] => [
    ...([[0, 'LAYOUT'], [5, handle], [330, layouts], [100, 'AcDbPlotSettings'], [1, ''], [4, 'A4'], [6, '']] as Group[]),
    ...([[40, 7.5], [41, 20], [42, 7.5], [43, 20], [44, 210], [45, 297], [46, 0], [47, 0], [48, 0], [49, 0], [140, 0], [141, 0], [142, 1], [143, 1]] as Group[]),
    ...([[70, name === 'Model' ? 1712 : 688], [72, 1], [73, 0], [74, 5], [7, ''], [75, 16], [147, 1], [148, 0], [149, 0]] as Group[]),
    ...([[100, 'AcDbLayout'], [1, name], [70, 1], [71, order], [10, 0], [20, 0], [11, 420], [21, 297], ...point(12, 0, 0)] as Group[]),
    ...([...point(14, 0, 0), ...point(15, 420, 297), [146, 0], ...point(13, 0, 0)] as Group[]),
    ...([[16, 1], [26, 0], [36, 0], [17, 0], [27, 1], [37, 0], [76, 0], [330, space]] as Group[]),
  ]
  return section('OBJECTS', [
    ...dictionary(root, '0', [
      ['ACAD_GROUP', groups],
      ['ACAD_LAYOUT', layouts],
      ['ACAD_PLOTSTYLENAME', plotStyles],
    ]),
    ...dictionary(groups, root, []),
    ...dictionary(layouts, root, [
      ['Layout1', paper],
      ['Model', model],
    ]),
    ...([[0, 'ACDBDICTIONARYWDFLT'], [5, plotStyles], [330, root], [100, 'AcDbDictionary'], [281, 1], [3, 'Normal'], [350, plotStyle]] as Group[]),
    ...([[100, 'AcDbDictionaryWithDefault'], [340, plotStyle]] as Group[]),
    ...([[0, 'ACDBPLACEHOLDER'], [5, plotStyle], [330, plotStyles]] as Group[]),
    ...layout(model, 'Model', 0, modelSpace),
    ...layout(paper, 'Layout1', 1, paperSpace),
  ])
}
