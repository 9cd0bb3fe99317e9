import type { Drawing, DrawingLayer } from '@naturalcad/contracts/part'
import { layOutDimension } from '../drawing/dimension-layout.ts'
import { dimensionTextHeight, frameDrawing } from '../drawing/drawing-bounds.ts'
import { assertDrawing, listWires } from '../drawing/wire.ts'
import { writeArrow, writeDimension, writeHatch, writeLine, writeTextEntity, writeWire } from './dxf-entities.ts'
import { writeBlocks } from './dxf-blocks.ts'
import { writeObjects } from './dxf-objects.ts'
import { section, writeHeader, type DxfBlock } from './dxf-structure.ts'
import { writeTables } from './dxf-tables.ts'
import { createHandles, encodeDxf, writeGroups, type Group } from './group-codes.ts'

/** DXF R2000 (AC1015) in millimetres with a layer for each kind of line. The same drawing gives the same bytes: no date, no user, no GUID. */
export function writeDxf(drawing: Drawing): Uint8Array<ArrayBuffer> {
  assertDrawing(drawing)
  const handles = createHandles()
  const owners = { modelSpace: handles.next(), paperSpace: handles.next() }
  const plotStyle = handles.next()
  const place = (layer: DrawingLayer, owner = owners.modelSpace) => ({ handle: handles.next(), owner, layer })
  const textHeight = dimensionTextHeight(drawing)
  const blocks: DxfBlock[] = []
  const entities: Group[] = listWires(drawing).flatMap(({ wire, layer }) => writeWire(wire, place(layer)))
  for (const annotation of drawing.annotations) {
    switch (annotation.kind) {
      case 'text':
        entities.push(...writeTextEntity(annotation.at, annotation.text, annotation.height, annotation.anchor, 0, place(annotation.layer ?? 'text')))
        break
      case 'center-line':
        entities.push(...writeLine(annotation.from, annotation.to, place('center')))
        break
      case 'hatch':
        entities.push(...writeHatch(annotation, place('hatch')))
        break
      case 'dimension': {
        const layout = layOutDimension(annotation, textHeight)
        if (layout === undefined) break
        const record = handles.next()
        const inside = () => place('dimension', record)
        const picture = [
          ...layout.lines.flatMap(([from, to]) => writeLine(from, to, inside())),
          ...layout.arrows.flatMap((arrow) => writeArrow(arrow, inside())),
          ...writeTextEntity(layout.textAt, annotation.text, layout.textHeight, 'middle', layout.textAngle, inside()),
        ]
        const block = { name: `*D${blocks.length + 1}`, record, entities: picture }
        blocks.push(block)
        entities.push(...writeDimension(annotation, layout, block.name, place('dimension')))
        break
      }
    }
  }
  const frame = frameDrawing(drawing)
  const body = [
    ...section('CLASSES', []),
    ...writeTables(handles, owners, blocks, plotStyle, frame, textHeight),
    ...writeBlocks(handles, owners, blocks),
    ...section('ENTITIES', entities),
    ...writeObjects(handles, owners, plotStyle),
  ]
  return encodeDxf(writeGroups([...writeHeader(frame, handles.seed()), ...body, [0, 'EOF']]))
}
