import type { Triangles } from '@naturalcad/mesh'
import { badFile } from '../bad-file.ts'
import { binaryChunk, glbMagic, jsonChunk } from './write-glb.ts'
import { z } from 'zod'

const Document = z.object({
  asset: z.object({ version: z.literal('2.0') }),
  nodes: z.array(z.object({ mesh: z.number().optional(), scale: z.array(z.number()).optional() })).min(1),
  meshes: z
    .array(
      z.object({
        primitives: z.array(z.object({ attributes: z.object({ POSITION: z.number(), NORMAL: z.number() }), indices: z.number() })).length(1),
      }),
    )
    .length(1),
  accessors: z.array(
    z.object({
      bufferView: z.number(),
      componentType: z.number(),
      count: z.number().int().positive(),
      type: z.string(),
      min: z.array(z.number()).optional(),
      max: z.array(z.number()).optional(),
    }),
  ),
  bufferViews: z.array(z.object({ byteOffset: z.number().int().nonnegative().default(0), byteLength: z.number().int().positive() })),
  buffers: z.array(z.object({ byteLength: z.number().int().positive() })).length(1),
})

export interface GlbContents extends Triangles {
  normals: Float64Array
  /** As the file states them, per axis. */
  bounds: { min: number[]; max: number[] }
}

/** The one mesh of a GLB as `writeGlb` writes it, in the units of the file's points. Throws `INVALID_REQUEST` where lengths, types or indices do not fit. */
export function readGlb(bytes: Uint8Array): GlbContents {
  const { document, binary } = readChunks(bytes)
  const primitive = document.meshes[0]?.primitives[0]
  if (primitive === undefined) throw badFile('GLB', 'it has no mesh')
  const position = accessor(document, binary, primitive.attributes.POSITION, 5126, 'VEC3')
  const normal = accessor(document, binary, primitive.attributes.NORMAL, 5126, 'VEC3')
  const index = accessor(document, binary, primitive.indices, 5125, 'SCALAR')
  const points = position.values.length / 3
  if (normal.values.length !== position.values.length) throw badFile('GLB', 'points and normals differ in number')
  if (index.values.some((value) => value >= points)) throw badFile('GLB', 'an index is out of range')
  const { min, max } = position
  if (min?.length !== 3 || max?.length !== 3) throw badFile('GLB', 'the points have no bounds')
  return { positions: position.values, normals: normal.values, triangles: Uint32Array.from(index.values), bounds: { min, max } }
}

function readChunks(bytes: Uint8Array): { document: z.output<typeof Document>; binary: DataView } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 28 || view.getUint32(0, true) !== glbMagic || view.getUint32(4, true) !== 2) throw badFile('GLB', 'it does not begin as one')
  if (view.getUint32(8, true) !== bytes.length) throw badFile('GLB', `it says ${view.getUint32(8, true)} bytes and has ${bytes.length}`)
  const jsonLength = view.getUint32(12, true)
  const binaryStart = 20 + jsonLength
  if (view.getUint32(16, true) !== jsonChunk || binaryStart + 8 > bytes.length || jsonLength % 4 !== 0)
    throw badFile('GLB', 'its first chunk is not JSON')
  const binaryLength = view.getUint32(binaryStart, true)
  if (view.getUint32(binaryStart + 4, true) !== binaryChunk || binaryStart + 8 + binaryLength !== bytes.length)
    throw badFile('GLB', 'its second chunk is not its data')
  const parsed = Document.safeParse(parseJson(bytes.subarray(20, binaryStart)))
  if (!parsed.success) throw badFile('GLB', `its description is of another form (${parsed.error.issues[0]?.path.join('.') ?? ''})`)
  const stated = parsed.data.buffers[0]?.byteLength ?? 0
  if (stated > binaryLength || binaryLength - stated > 3) throw badFile('GLB', 'its data has another length than it says')
  return { document: parsed.data, binary: new DataView(bytes.buffer, bytes.byteOffset + binaryStart + 8, binaryLength) }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw badFile('GLB', 'its description is no JSON')
  }
}

function accessor(document: z.output<typeof Document>, binary: DataView, at: number, componentType: 5125 | 5126, type: 'VEC3' | 'SCALAR') {
  const found = document.accessors[at]
  const slice = document.bufferViews[found?.bufferView ?? -1]
  if (found?.componentType !== componentType || found.type !== type || slice === undefined) throw badFile('GLB', `accessor ${at} is not ${type}`)
  const count = found.count * (type === 'VEC3' ? 3 : 1)
  if (slice.byteLength !== count * 4 || slice.byteOffset + slice.byteLength > binary.byteLength)
    throw badFile('GLB', `accessor ${at} reaches out of the data`)
  const values = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const offset = slice.byteOffset + index * 4
    values[index] = componentType === 5126 ? binary.getFloat32(offset, true) : binary.getUint32(offset, true)
  }
  return { values, min: found.min, max: found.max }
}
