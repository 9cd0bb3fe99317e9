import { point, section, type DxfOwners, type Handles } from './dxf-structure.ts'
import type { Group } from './group-codes.ts'

/** The root dictionary with the layouts that belong to the two spaces, and the plot style that layers name. */
export function writeObjects(handles: Handles, { modelSpace, paperSpace }: DxfOwners, plotStyle: string): Group[] {
  const [root, groups, layouts, plotStyles, model, paper] = Array.from({ length: 6 }, () => handles.next()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const dictionary = (handle: string, owner: string, entries: [string, string][]): Group[] => [
    ...([
      [0, 'DICTIONARY'],
      [5, handle],
      [330, owner],
      [100, 'AcDbDictionary'],
      [281, 1],
    ] as Group[]),
    ...entries.flatMap(([name, target]): Group[] => [
      [3, name],
      [350, target],
    ]),
  ]
  const layout = (handle: string, name: string, order: number, space: string): Group[] => [
    ...([
      [0, 'LAYOUT'],
      [5, handle],
      [330, layouts],
      [100, 'AcDbPlotSettings'],
      [1, ''],
      [4, 'A4'],
      [6, ''],
    ] as Group[]),
    ...([
      [40, 7.5],
      [41, 20],
      [42, 7.5],
      [43, 20],
      [44, 210],
      [45, 297],
      [46, 0],
      [47, 0],
      [48, 0],
      [49, 0],
      [140, 0],
      [141, 0],
      [142, 1],
      [143, 1],
    ] as Group[]),
    ...([
      [70, name === 'Model' ? 1712 : 688],
      [72, 1],
      [73, 0],
      [74, 5],
      [7, ''],
      [75, 16],
      [147, 1],
      [148, 0],
      [149, 0],
    ] as Group[]),
    ...([[100, 'AcDbLayout'], [1, name], [70, 1], [71, order], [10, 0], [20, 0], [11, 420], [21, 297], ...point(12, 0, 0)] as Group[]),
    ...([...point(14, 0, 0), ...point(15, 420, 297), [146, 0], ...point(13, 0, 0)] as Group[]),
    ...([
      [16, 1],
      [26, 0],
      [36, 0],
      [17, 0],
      [27, 1],
      [37, 0],
      [76, 0],
      [330, space],
    ] as Group[]),
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
    ...([
      [0, 'ACDBDICTIONARYWDFLT'],
      [5, plotStyles],
      [330, root],
      [100, 'AcDbDictionary'],
      [281, 1],
      [3, 'Normal'],
      [350, plotStyle],
    ] as Group[]),
    ...([
      [100, 'AcDbDictionaryWithDefault'],
      [340, plotStyle],
    ] as Group[]),
    ...([
      [0, 'ACDBPLACEHOLDER'],
      [5, plotStyle],
      [330, plotStyles],
    ] as Group[]),
    ...layout(model, 'Model', 0, modelSpace),
    ...layout(paper, 'Layout1', 1, paperSpace),
  ])
}
