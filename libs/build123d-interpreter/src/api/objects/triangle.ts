import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { defineMembers } from '../define-members.ts'
import { scale, type Vec } from '../geometry/vec.ts'
import { toMatrix, translation } from '../geometry/transform.ts'
import { solveTriangle } from '../geometry/triangle.ts'
import { subShapeValues } from '../topology/select.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { sketchObjectClass } from './object-classes.ts'
import { polygonFace } from './sketch-shapes.ts'
import { finishSketch } from './sketch-object.ts'

export const triangleClass = sketchObjectClass('Triangle')

defineMembers<ShapeValue>(triangleClass, {
  init: [
    'Triangle(*, a: float = None, b: float = None, c: float = None, A: float = None, B: float = None, C: float = None, align=None, rotation: float = 0, mode=Mode.ADD)',
    (self, args, context) => {
      const lengths = ['a', 'b', 'c'].map((name) => args.optionalFloat(name))
      const angles = ['A', 'B', 'C'].map((name) => args.optionalFloat(name))
      if (lengths.every((value) => value === undefined) || [...lengths, ...angles].filter((value) => value === undefined).length !== 3) {
        throw valueError('One length and two other values must be provided')
      }
      const solved = solveTriangle(lengths, angles)
      if (solved === undefined) throw valueError('no triangle has these sides and angles')
      const { a, b, c, A, B, C } = solved
      const apex: Vec = [c * Math.cos((B / 180) * Math.PI), c * Math.sin((B / 180) * Math.PI), 0]
      const face = polygonFace(context, [[0, 0, 0], [a, 0, 0], apex])
      const centroid: Vec = [(a + apex[0]) / 3, apex[1] / 3, 0]
      const centred = kernel.moved(face, toMatrix(translation(scale(centroid, -1))))
      finishSketch(self, context, centred, { rotation: args.float('rotation'), align: args.get('align'), mode: args.get('mode') })
      for (const [name, value] of Object.entries({ a, b, c, A, B, C })) self.attributes.set(name, value)
      nameEdges(self, { a, b, c })
    },
  ],
})

/** `edge_a`, `vertex_A` and so on: an edge by its length, a vertex by the two edges that meet there. */
function nameEdges(self: ShapeValue, sides: Readonly<Record<'a' | 'b' | 'c', number>>): void {
  const left = subShapeValues(self, 'edge')
  const take = (side: number) => left.splice(Math.max(0, left.findIndex((edge) => Math.abs(kernel.lengthOfCurve(edge.shape!) - side) < 1e-6)), 1)[0]!
  const edges = { a: take(sides.a), b: take(sides.b), c: take(sides.c) }
  for (const [name, edge] of Object.entries(edges)) self.attributes.set(`edge_${name}`, edge)
  for (const [name, [first, second]] of Object.entries({ A: ['b', 'c'], B: ['a', 'c'], C: ['a', 'b'] } as const)) {
    const vertices = subShapeValues(edges[second], 'vertex')
    const shared = subShapeValues(edges[first], 'vertex').find((vertex) => vertices.some((other) => kernel.isSame(vertex.shape!, other.shape!)))
    if (shared === undefined) continue
    shared.topoPath = [self]
    self.attributes.set(`vertex_${name}`, shared)
  }
}
