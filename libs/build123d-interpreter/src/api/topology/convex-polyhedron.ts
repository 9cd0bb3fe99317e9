import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { cross, dot, length, scale, subtract, type Vec } from '../geometry/vec.ts'

interface Facet {
  corners: [Vec, Vec, Vec]
  normal: Vec
  height: number
}

/** The solid that a set of points spans, by adding one point after the other to its hull. */
export function convexPolyhedron(owner: kernel.Kernel, points: readonly Vec[]): kernel.Shape {
  const first = firstTetrahedron(points)
  if (first === undefined) throw valueError('ConvexPolyhedron needs at least four points that do not lie in one plane')
  const inside = scale(first.reduce<Vec>((sum, point) => [sum[0] + point[0], sum[1] + point[1], sum[2] + point[2]], [0, 0, 0]), 1 / 4)
  const [a, b, c, d] = first
  let facets = [facet(a, b, c, inside), facet(a, b, d, inside), facet(a, c, d, inside), facet(b, c, d, inside)]
  for (const point of points) {
    const seen = facets.filter(({ normal, height }) => dot(normal, point) - height > 1e-9)
    if (seen.length === 0) continue
    const rim = horizon(seen)
    facets = [...facets.filter((item) => !seen.includes(item)), ...rim.map(([from, to]) => facet(from, to, point, inside))]
  }
  const faces = facets.map(({ corners }) => kernel.makeFace(kernel.makePolyline(owner, corners, { closed: true })))
  return kernel.clean(kernel.makeSolid(kernel.makeShell(faces)))
}

function facet(a: Vec, b: Vec, c: Vec, inside: Vec): Facet {
  const across = cross(subtract(b, a), subtract(c, a))
  const normal = scale(across, 1 / length(across))
  return dot(normal, subtract(a, inside)) < 0 ? facet(a, c, b, inside) : { corners: [a, b, c], normal, height: dot(normal, a) }
}

/** The edges that only one of the facets has. */
function horizon(facets: readonly Facet[]): [Vec, Vec][] {
  const edges = facets.flatMap(({ corners: [a, b, c] }): [Vec, Vec][] => [
    [a, b],
    [b, c],
    [c, a],
  ])
  return edges.filter(([from, to]) => !edges.some(([otherFrom, otherTo]) => otherFrom === to && otherTo === from))
}

function firstTetrahedron(points: readonly Vec[]): [Vec, Vec, Vec, Vec] | undefined {
  const [a] = points
  const b = a === undefined ? undefined : points.find((point) => length(subtract(point, a)) > 1e-6)
  if (a === undefined || b === undefined) return undefined
  const c = points.find((point) => length(cross(subtract(b, a), subtract(point, a))) > 1e-6)
  if (c === undefined) return undefined
  const normal = cross(subtract(b, a), subtract(c, a))
  const d = points.find((point) => Math.abs(dot(normal, subtract(point, a))) > 1e-6 * length(normal))
  return d === undefined ? undefined : [a, b, c, d]
}
