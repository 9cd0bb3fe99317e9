import {
  cut,
  extrude,
  frameAt,
  loadKernel,
  makeBox,
  makeCircle,
  makeCompound,
  makeCone,
  makeCylinder,
  makeFace,
  makePolyline,
  makeSphere,
  makeTorus,
  meshTolerance,
  moved,
  tessellate,
  translation,
  volumeOf,
  worldFrame,
  type Shape,
} from '@naturalcad/cad-kernel'
import { meshTopology, meshVolume, weldMesh } from '@naturalcad/mesh'
import { expect, test } from 'vitest'
import { circle, perforated, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const far = (x: number) => frameAt([x, 0, 0], [0, 0, 1])

const shapes: Readonly<Record<string, { shape: Shape; genus: number; shells?: number }>> = {
  box: { shape: makeBox(kernel, worldFrame, 10, 20, 30), genus: 0 },
  'sphere far away': { shape: makeSphere(kernel, far(9000.1), 10), genus: 0 },
  torus: { shape: makeTorus(kernel, worldFrame, 10, 2), genus: 1 },
  'moved cylinder': { shape: moved(makeCylinder(kernel, far(5), 5, 10), translation([1000, 0, 0])), genus: 0 },
  cone: { shape: makeCone(kernel, worldFrame, 5, 0, 10), genus: 0 },
  'two boxes': { shape: makeCompound(kernel, [makeBox(kernel, worldFrame, 1, 1, 1), makeBox(kernel, far(5), 1, 1, 1)]), genus: 0, shells: 2 },
  'perforated plate': { shape: extrude(perforated(kernel, 100, 3, 5), [0, 0, 4]), genus: 9 },
  'box with a bubble': { shape: cut(makeBox(kernel, frameAt([-5, -5, -5], [0, 0, 1]), 10, 10, 10), [makeSphere(kernel, worldFrame, 3)]), genus: 0, shells: 2 },
}

test.each(Object.entries(shapes))('closes the mesh of: %s', (_, { shape, genus, shells = 1 }) => {
  const mesh = tessellate(shape)
  expect(meshTopology(weldMesh(mesh))).toMatchObject({ openEdges: 0, flippedEdges: 0, sharedEdges: 0, genus, shells })
  expect(Math.abs(meshVolume(mesh) / volumeOf(shape) - 1)).toBeLessThan(0.0055)
})

test.each(Object.entries(shapes))('points normals out of: %s', (_, { shape }) => {
  const { positions, normals, triangles } = tessellate(shape)
  expect(normals).toHaveLength(positions.length)
  const at = (array: Float64Array, vertex: number) => [...array.subarray(vertex * 3, vertex * 3 + 3)] as [number, number, number]
  let turned = 0
  for (let index = 0; index < triangles.length; index += 3) {
    const corner = (which: number) => at(positions, triangles[index + which]!)
    const side = (which: number) => corner(which).map((value, axis) => value - corner(0)[axis]!) as [number, number, number]
    const [u, v] = [side(1), side(2)]
    const across = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
    for (const which of [0, 1, 2]) {
      const normal = at(normals, triangles[index + which]!)
      expect(Math.hypot(...normal)).toBeCloseTo(1, 5)
      if (across.reduce((sum, value, axis) => sum + value * normal[axis]!, 0) < -1e-9) turned += 1
    }
  }
  expect(turned).toBe(0)
})

test('is the same mesh whatever was asked before', () => {
  const shape = makeSphere(kernel, worldFrame, 10)
  const first = tessellate(shape)
  tessellate(shape, { linear: 0.001, angular: 0.05 })
  const again = tessellate(shape)
  expect([...again.positions]).toEqual([...first.positions])
  expect([...again.triangles]).toEqual([...first.triangles])
})

test('follows the tolerance, which is a thousandth of the diagonal and 0.2 rad by default', () => {
  const shape = makeCylinder(kernel, worldFrame, 5, 10)
  expect(meshTolerance(shape)).toEqual({ linear: expect.closeTo(Math.hypot(10, 10, 10) / 1000, 6), angular: 0.2 })
  expect(tessellate(shape, { angular: 0.05 }).triangles.length).toBeGreaterThan(2 * tessellate(shape).triangles.length)
  expect(errorOf(() => tessellate(shape, { linear: 0 })).code).toBe('SCRIPT_FAILED')
})

test('draws each edge once, in double precision, along faces and without any', () => {
  const edges = tessellate(makeBox(kernel, far(1234.567_890_123), 1, 2, 3)).edges
  expect(edges).toHaveLength(12)
  expect(edges.flatMap((edge) => [...edge])).toContain(1234.567_890_123)
  const loose = tessellate(makeCompound(kernel, [makePolyline(kernel, [[0, 0, 0], [1, 0, 0], [1, 1, 0]]), makeCircle(kernel, worldFrame, 5)]))
  expect(loose.triangles).toHaveLength(0)
  expect(loose.edges.map((edge) => edge.length / 3)).toEqual([2, 2, expect.toSatisfy((points: number) => points > 20 && points < 100)])
})

test('sees an open mesh', () => {
  const lid = tessellate(makeFace(rectangle(kernel, 4, 4), [circle(kernel, 1)]))
  expect(meshTopology(weldMesh(lid)).openEdges).toBeGreaterThan(0)
})

test('leaves out the edges where no picture is wanted, with the same triangles', () => {
  const shape = extrude(perforated(kernel, 100, 3, 5), [0, 0, 4])
  const { edges, ...triangles } = tessellate(shape)
  expect(edges).not.toHaveLength(0)
  expect(tessellate(shape, { edges: false })).toEqual({ ...triangles, edges: [] })
})

test('meshes a solid in a compound as the solid alone', () => {
  const solid = moved(makeCylinder(kernel, worldFrame, 5, 10), translation([3, 4, 5]))
  expect(tessellate(makeCompound(kernel, [makeCompound(kernel, [solid])]), { linear: 0.1 })).toEqual(tessellate(solid, { linear: 0.1 }))
})
