import type { Mesh } from '@naturalcad/contracts/part'
import { assertTriangles } from '@naturalcad/mesh'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface WriteGlbOptions {
  /** Shown by viewers. @default 'part' */
  name?: string
  /** Linear RGB from 0 to 1. @default a light steel blue */
  color?: readonly [red: number, green: number, blue: number]
}

export const glbMagic = 0x46546c67
export const jsonChunk = 0x4e4f534a
export const binaryChunk = 0x004e4942

/**
 * glTF 2.0, binary. The points stay in millimetres with Z up; the root node turns and scales them to the metres and the Y up
 * of glTF.
 */
export function writeGlb(mesh: Mesh, { name = 'part', color = [0.52, 0.57, 0.64] }: WriteGlbOptions = {}): Uint8Array<ArrayBuffer> {
  assertTriangles(mesh)
  if (mesh.normals.length !== mesh.positions.length) throw new NaturalCadError('INVALID_REQUEST', 'the mesh has not one normal a point')
  const positions = Float32Array.from(mesh.positions)
  const normals = toUnitNormals(mesh.normals)
  const indices = dropDegenerate(positions, mesh.triangles)
  const binary = concat([bytesOf(positions), bytesOf(normals), bytesOf(indices)])
  const { min, max } = bounds(positions)
  const document = {
    asset: { version: '2.0', generator: 'NaturalCAD' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ name, mesh: 0, rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2], scale: [0.001, 0.001, 0.001] }],
    meshes: [{ name, primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2, material: 0, mode: 4 }] }],
    materials: [{ name: 'material', pbrMetallicRoughness: { baseColorFactor: [...color, 1], metallicFactor: 0.1, roughnessFactor: 0.6 } }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: positions.length / 3, type: 'VEC3', min, max },
      { bufferView: 1, componentType: 5126, count: normals.length / 3, type: 'VEC3' },
      { bufferView: 2, componentType: 5125, count: indices.length, type: 'SCALAR' },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positions.byteLength, target: 34_962 },
      { buffer: 0, byteOffset: positions.byteLength, byteLength: normals.byteLength, target: 34_962 },
      { buffer: 0, byteOffset: positions.byteLength + normals.byteLength, byteLength: indices.byteLength, target: 34_963 },
    ],
    buffers: [{ byteLength: binary.length }],
  }
  const json = pad(new TextEncoder().encode(JSON.stringify(document)), 0x20)
  const data = pad(binary, 0)
  const length = 12 + 8 + json.length + 8 + data.length
  return concat([words(glbMagic, 2, length), words(json.length, jsonChunk), json, words(data.length, binaryChunk), data])
}

/** glTF wants unit length; a kernel gives none at the tip of a cone. */
function toUnitNormals(normals: Float64Array): Float32Array {
  const unit = new Float32Array(normals.length)
  for (let at = 0; at < normals.length; at += 3) {
    const [x = 0, y = 0, z = 0] = normals.subarray(at, at + 3)
    const length = Math.hypot(x, y, z)
    if (length > 1e-12 && Number.isFinite(length)) unit.set([x / length, y / length, z / length], at)
    else unit.set([0, 0, 1], at)
  }
  return unit
}

function dropDegenerate(positions: Float32Array, triangles: Uint32Array): Uint32Array {
  const isSame = (a: number, b: number) =>
    positions[a * 3] === positions[b * 3] && positions[a * 3 + 1] === positions[b * 3 + 1] && positions[a * 3 + 2] === positions[b * 3 + 2]
  const kept: number[] = []
  for (let at = 0; at < triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = triangles.subarray(at, at + 3)
    if (!isSame(a, b) && !isSame(b, c) && !isSame(c, a)) kept.push(a, b, c)
  }
  return Uint32Array.from(kept)
}

function bounds(positions: Float32Array): { min: number[]; max: number[] } {
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  positions.forEach((value, at) => {
    const axis = at % 3
    min[axis] = Math.min(min[axis] ?? value, value)
    max[axis] = Math.max(max[axis] ?? value, value)
  })
  return { min, max }
}

/** Little-endian whatever the machine, as the format wants it. */
function bytesOf(values: Float32Array | Uint32Array): Uint8Array {
  const bytes = new Uint8Array(values.byteLength)
  const view = new DataView(bytes.buffer)
  if (values instanceof Float32Array) values.forEach((value, index) => view.setFloat32(index * 4, value, true))
  else values.forEach((value, index) => view.setUint32(index * 4, value, true))
  return bytes
}

function words(...values: number[]): Uint8Array {
  return bytesOf(Uint32Array.from(values))
}

function pad(bytes: Uint8Array, filler: number): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(filler)
  padded.set(bytes)
  return padded
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
