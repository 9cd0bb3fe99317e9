import { unzipSync, zipSync } from 'fflate'
import { validateBytes } from 'gltf-validator'
import { checkFile, exportMesh, read3mf, readGlb, readStl, write3mf, writeGlb, writeStl, type MeshFormat } from '@naturalcad/cad-files'
import type { Mesh } from '@naturalcad/contracts/part'
import { meshTopology, meshVolume, weldMesh } from '@naturalcad/mesh'
import { describe, expect, test } from 'vitest'
import { boxMesh, joinMeshes, ringMesh, ringVolume, sphereMesh } from './sample-meshes.ts'

const ring = ringMesh(8, 14, 30)
const samples: Record<string, Mesh> = {
  box: boxMesh([60, 40, 6]),
  ring,
  sphere: sphereMesh(10),
  'a small part far out': boxMesh([1, 1, 1], [5000, 5000, -5000]),
  'a large part': boxMesh([10_000, 10_000, 0.1]),
  'two parts': joinMeshes(ring, boxMesh([1, 1, 1], [50, 0, 0])),
}
const formats = ['stl', 'glb', '3mf'] as const
const pairs = Object.entries(samples).flatMap(([name, mesh]) => formats.map((format) => [name, format, mesh] as const))

describe('every file', () => {
  test.each(pairs)('of %s passes its check as %s', (_name, format, mesh) => {
    expect(checkFile(format, exportMesh(format, mesh), { mesh })).toMatchObject([{ id: `file-${format}`, status: 'passed' }])
  })

  test.each<MeshFormat>(['stl', 'glb', '3mf', 'png'])('written twice as %s is the same, byte for byte', (format) => {
    expect(exportMesh(format, ringMesh(8, 14, 30))).toEqual(exportMesh(format, ring))
  })

  test.each(formats)('as %s is refused for a mesh without triangles', (format) => {
    const empty = { ...ring, triangles: new Uint32Array() }
    expect(() => exportMesh(format, empty)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test.each(formats)('as %s is no file any more when it is cut off', (format) => {
    const bytes = exportMesh(format, ring)
    expect(checkFile(format, bytes.subarray(0, bytes.length - 1), { mesh: ring })).toMatchObject([{ status: 'failed' }])
    expect(checkFile(format, new Uint8Array(), { mesh: ring })).toMatchObject([{ status: 'failed' }])
  })

  test.each(formats)('as %s fails against another mesh', (format) => {
    const bytes = exportMesh(format, ring)
    expect(checkFile(format, bytes, { mesh: ringMesh(8, 14, 30, 50) })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('triangles') },
    ])
    expect(checkFile(format, bytes, { mesh: ringMesh(8.01, 14, 30) })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('volume') },
    ])
    expect(checkFile(format, bytes, { mesh: ringMesh(8, 14, 30.001) })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('bounding box') },
    ])
  })

  test.each(formats)('as %s of an open mesh fails', (format) => {
    const open = { ...ring, triangles: ring.triangles.slice(3) }
    expect(checkFile(format, exportMesh(format, open), { mesh: open })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('does not close') },
    ])
  })

  test.each(formats)('as %s without anything to compare it with is not checked', (format) => {
    expect(checkFile(format, exportMesh(format, ring), {})).toMatchObject([{ status: 'not-checked' }])
  })
})

describe('STL', () => {
  test('has a header that no reader takes for text, the count, and fifty bytes a triangle', () => {
    const bytes = writeStl(ring)
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).not.toBe('solid')
    expect(new DataView(bytes.buffer).getUint32(80, true)).toBe(48 * 8)
    expect(bytes).toHaveLength(84 + 48 * 8 * 50)
  })

  test('closes when it is read back, though a kernel gives faces that share no points', () => {
    expect(meshTopology(ring).openEdges).toBeGreaterThan(0)
    expect(meshTopology(weldMesh(readStl(writeStl(ring))))).toMatchObject({ openEdges: 0, genus: 1 })
  })

  test('has normals of unit length that point outwards', () => {
    const view = new DataView(writeStl(boxMesh([1, 1, 1])).buffer)
    expect([0, 4, 8].map((offset) => view.getFloat32(84 + offset, true))).toEqual([0, 0, -1].map((value) => value + 0))
  })
})

describe('GLB', () => {
  test.each(Object.entries(samples))('of %s has no error and no warning in the validator of Khronos', async (_name, mesh) => {
    const { issues, info } = await validateBytes(writeGlb(mesh, { name: 'Träger "1"' }))
    expect([issues.numErrors, issues.numWarnings, issues.messages.filter(({ severity }) => severity < 2)]).toEqual([0, 0, []])
    expect(info.totalTriangleCount).toBe(readGlb(writeGlb(mesh)).triangles.length / 3)
  })

  test('keeps the normals of each face, and gives a unit one where a kernel has none', async () => {
    const normals = ring.normals.slice()
    normals.fill(0, 0, 3)
    const bytes = writeGlb({ ...ring, normals })
    expect([...readGlb(bytes).normals.subarray(0, 3)]).toEqual([0, 0, 1])
    expect((await validateBytes(bytes)).issues.numErrors).toBe(0)
  })

  test('is in metres with Y up', () => {
    const text = new TextDecoder().decode(writeGlb(ring, { name: 'ring' }))
    expect(text).toContain('"nodes":[{"name":"ring","mesh":0,"rotation":[-0.7071067811865476,0,0,0.7071067811865476],"scale":[0.001,0.001,0.001]}]')
  })

  test('needs a normal for each point', () => {
    expect(() => writeGlb({ ...ring, normals: new Float64Array(3) })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test('fails its check when its bounds are not those of its points', () => {
    const bytes = writeGlb(samples['box'] ?? ring)
    const changed = Buffer.from(Buffer.from(bytes).toString('latin1').replace('"max":[60,', '"max":[61,'), 'latin1')
    expect(checkFile('glb', changed, { mesh: samples['box'] ?? ring })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('bounds') },
    ])
  })
})

describe('3MF', () => {
  test('is a package of three parts in millimetres', () => {
    const files = unzipSync(write3mf(ring, { name: '<ring> & "co"' }))
    expect(Object.keys(files)).toEqual(['[Content_Types].xml', '_rels/.rels', '3D/3dmodel.model'])
    const model = new TextDecoder().decode(files['3D/3dmodel.model'])
    expect(model).toContain('<model unit="millimeter"')
    expect(model).toContain('name="&lt;ring&gt; &amp; &quot;co&quot;"')
  })

  test('keeps six decimals', () => {
    expect(meshVolume(read3mf(write3mf(ring)))).toBeCloseTo(ringVolume(8, 14, 30), 2)
  })

  test.each([
    ['a missing relationship', '_rels/.rels', 'Target="/3D/3dmodel.model"', 'Target="/other"'],
    ['another unit', '3D/3dmodel.model', 'millimeter', 'inch'],
    ['a point that is no number', '3D/3dmodel.model', 'vertex x="', 'vertex x="one'],
    ['an index out of range', '3D/3dmodel.model', 'triangle v1="', 'triangle v1="9'],
    ['nothing to build', '3D/3dmodel.model', '<item objectid="1"/>', ''],
  ])('with %s is refused', (_name, path, from, to) => {
    const files = unzipSync(write3mf(samples['box'] ?? ring))
    const edited = new TextDecoder().decode(files[path]).replaceAll(from, to)
    const bytes = zipSync({ ...files, [path]: new TextEncoder().encode(edited) })
    expect(() => read3mf(bytes)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
