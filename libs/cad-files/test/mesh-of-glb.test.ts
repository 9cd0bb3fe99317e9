import { meshOfGlb, writeGlb } from '@naturalcad/cad-files'
import { meshVolume } from '@naturalcad/mesh'
import { expect, test } from 'vitest'
import { boxMesh } from './sample-meshes.ts'

test('gives back the mesh, and the edges between its faces', () => {
  const mesh = boxMesh([10, 20, 30])
  const again = meshOfGlb(writeGlb(mesh))
  expect(meshVolume(again)).toBeCloseTo(6000, 3)
  // Four sides a face, six faces: each edge of the box is met from both.
  expect(again.edges).toHaveLength(24)
  expect(again.edges.reduce((sum, edge) => sum + Math.hypot(edge[3]! - edge[0]!, edge[4]! - edge[1]!, edge[5]! - edge[2]!), 0)).toBeCloseTo(2 * 4 * 60, 3)
})
