import { point, section, type DxfBlock, type DxfOwners, type Handles } from './dxf-structure.ts'
import type { Group } from './group-codes.ts'

/** The two empty spaces that every file has, and the pictures of the dimensions. */
export function writeBlocks(handles: Handles, { modelSpace, paperSpace }: DxfOwners, blocks: readonly DxfBlock[]): Group[] {
  const all = [{ name: '*Model_Space', record: modelSpace, entities: [] }, { name: '*Paper_Space', record: paperSpace, entities: [] }, ...blocks]
  return section(
    'BLOCKS',
    all.flatMap(({ name, record, entities }): Group[] => [
      ...([
        [0, 'BLOCK'],
        [5, handles.next()],
        [330, record],
        [100, 'AcDbEntity'],
        [8, '0'],
        [100, 'AcDbBlockBegin'],
        [2, name],
      ] as Group[]),
      ...([[70, name.startsWith('*D') ? 1 : 0], ...point(10, 0, 0), [3, name], [1, '']] as Group[]),
      ...entities,
      ...([
        [0, 'ENDBLK'],
        [5, handles.next()],
        [330, record],
        [100, 'AcDbEntity'],
        [8, '0'],
        [100, 'AcDbBlockEnd'],
      ] as Group[]),
    ]),
  )
}
