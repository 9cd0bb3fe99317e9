import { strToU8, zipSync } from 'fflate'
import { assertTriangles, weldMesh, type Triangles } from '@naturalcad/mesh'
import { escapeXml } from '../xml.ts'

export const modelPath = '3D/3dmodel.model'
/** Parts of a millimetre that are kept. */
const precision = 1e6

/** The container's smallest date: zip has no way to leave it out, and a clock would make files differ. Zip dates are local time, and so is this one. */
const noDate = new Date(1980, 0, 1)

/** 3MF core specification 1.3: one object in millimetres, Z up, in an OPC package. */
export function write3mf(mesh: Triangles, { name = 'part' }: { name?: string } = {}): Uint8Array<ArrayBuffer> {
  assertTriangles(mesh)
  const welded = weldMesh(mesh)
  const { positions, triangles } = weldMesh({
    positions: welded.positions.map((value) => Math.round(value * precision) / precision),
    triangles: welded.triangles,
  })
  const model = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">',
    '<metadata name="Application">NaturalCAD</metadata>',
    `<resources><object id="1" type="model" name="${escapeXml(name)}"><mesh><vertices>`,
    ...threes(positions, (x, y, z) => `<vertex x="${x + 0}" y="${y + 0}" z="${z + 0}"/>`),
    '</vertices><triangles>',
    ...threes(triangles, (a, b, c) => `<triangle v1="${a}" v2="${b}" v3="${c}"/>`),
    '</triangles></mesh></object></resources>',
    '<build><item objectid="1"/></build>',
    '</model>',
    '',
  ].join('\n')
  const files = {
    '[Content_Types].xml': [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>',
      '</Types>',
      '',
    ].join('\n'),
    '_rels/.rels': [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
      `<Relationship Target="/${modelPath}" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>`,
      '</Relationships>',
      '',
    ].join('\n'),
    [modelPath]: model,
  }
  const entries = Object.entries(files).map(([path, text]) => [path, [strToU8(text), { mtime: noDate, level: 6 }]] as const)
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0])
}

function threes(values: Float64Array | Uint32Array, write: (a: number, b: number, c: number) => string): string[] {
  const lines: string[] = []
  for (let at = 0; at < values.length; at += 3) lines.push(write(values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0))
  return lines
}
