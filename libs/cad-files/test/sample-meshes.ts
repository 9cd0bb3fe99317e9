import type { Mesh } from '@naturalcad/contracts/part'

type Vector = readonly [number, number, number]

/** Builds a mesh as a kernel gives it: faces share no points, and each has its own normals. */
function createBuilder() {
  const positions: number[] = []
  const normals: number[] = []
  const triangles: number[] = []
  const edges: Float64Array[] = []
  const vertex = (point: Vector, normal: Vector) => {
    positions.push(...point)
    normals.push(...normal)
    return positions.length / 3 - 1
  }
  return {
    /** Corners counter-clockwise from outside, a normal each. */
    quad(corners: readonly [Vector, Vector, Vector, Vector], cornerNormals: readonly [Vector, Vector, Vector, Vector]) {
      const [a, b, c, d] = [0, 1, 2, 3].map((at) => vertex(corners[at] ?? corners[0], cornerNormals[at] ?? cornerNormals[0])) as [
        number,
        number,
        number,
        number,
      ]
      triangles.push(a, b, c, a, c, d)
    },
    edge: (...points: Vector[]) => edges.push(Float64Array.from(points.flat())),
    build: (): Mesh => ({
      positions: Float64Array.from(positions),
      normals: Float64Array.from(normals),
      triangles: Uint32Array.from(triangles),
      edges,
    }),
  }
}

/** A box from `corner` with the extents of `size`: 12 triangles, 24 points. */
export function boxMesh(size: Vector, corner: Vector = [0, 0, 0]): Mesh {
  const builder = createBuilder()
  const at = (x: number, y: number, z: number): Vector => [corner[0] + x * size[0], corner[1] + y * size[1], corner[2] + z * size[2]]
  const face = (normal: Vector, ...corners: [Vector, Vector, Vector, Vector]) => {
    builder.quad(corners, [normal, normal, normal, normal])
    builder.edge(...corners, corners[0])
  }
  face([0, 0, -1], at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0))
  face([0, 0, 1], at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1))
  face([0, -1, 0], at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1))
  face([1, 0, 0], at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1))
  face([0, 1, 0], at(1, 1, 0), at(0, 1, 0), at(0, 1, 1), at(1, 1, 1))
  face([-1, 0, 0], at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1))
  return builder.build()
}

/** A ring about z with a square profile: genus 1. The exact volume is that of the polygon with `sides` corners. */
export function ringMesh(inner: number, outer: number, height: number, sides = 48): Mesh {
  const builder = createBuilder()
  const point = (radius: number, side: number, z: number): Vector => {
    const angle = (2 * Math.PI * side) / sides
    return [radius * Math.cos(angle), radius * Math.sin(angle), z]
  }
  const direction = (side: number, sign: number): Vector => point(sign, side, 0)
  for (let side = 0; side < sides; side++) {
    const next = side + 1
    const up: Vector = [0, 0, 1]
    const down: Vector = [0, 0, -1]
    builder.quad([point(inner, side, height), point(outer, side, height), point(outer, next, height), point(inner, next, height)], [up, up, up, up])
    builder.quad([point(inner, side, 0), point(inner, next, 0), point(outer, next, 0), point(outer, side, 0)], [down, down, down, down])
    builder.quad(
      [point(outer, side, 0), point(outer, next, 0), point(outer, next, height), point(outer, side, height)],
      [direction(side, 1), direction(next, 1), direction(next, 1), direction(side, 1)],
    )
    builder.quad(
      [point(inner, side, 0), point(inner, side, height), point(inner, next, height), point(inner, next, 0)],
      [direction(side, -1), direction(side, -1), direction(next, -1), direction(next, -1)],
    )
  }
  for (const [radius, z] of [
    [inner, 0],
    [outer, 0],
    [inner, height],
    [outer, height],
  ] as const) {
    builder.edge(...Array.from({ length: sides + 1 }, (_, side) => point(radius, side, z)))
  }
  return builder.build()
}

export function ringVolume(inner: number, outer: number, height: number, sides = 48): number {
  return (height * sides * Math.sin((2 * Math.PI) / sides) * (outer ** 2 - inner ** 2)) / 2
}

/** A sphere of longitudes and latitudes with triangles of no area at the poles, as a kernel gives it. */
export function sphereMesh(radius: number, rings = 16, sides = 24): Mesh {
  const positions: number[] = []
  const normals: number[] = []
  const triangles: number[] = []
  for (let ring = 0; ring <= rings; ring++) {
    for (let side = 0; side <= sides; side++) {
      const [polar, around] = [(Math.PI * ring) / rings, (2 * Math.PI * side) / sides]
      const normal = [Math.sin(polar) * Math.cos(around), Math.sin(polar) * Math.sin(around), Math.cos(polar)]
      normals.push(...normal)
      positions.push(...normal.map((value) => value * radius))
      if (ring === rings || side === sides) continue
      const a = ring * (sides + 1) + side
      const c = a + sides + 1
      triangles.push(a, c, c + 1, a, c + 1, a + 1)
    }
  }
  return { positions: Float64Array.from(positions), normals: Float64Array.from(normals), triangles: Uint32Array.from(triangles), edges: [] }
}

export function joinMeshes(...meshes: Mesh[]): Mesh {
  let offset = 0
  const triangles: number[] = []
  for (const mesh of meshes) {
    for (const index of mesh.triangles) triangles.push(index + offset)
    offset += mesh.positions.length / 3
  }
  return {
    positions: Float64Array.from(meshes.flatMap((mesh) => [...mesh.positions])),
    normals: Float64Array.from(meshes.flatMap((mesh) => [...mesh.normals])),
    triangles: Uint32Array.from(triangles),
    edges: meshes.flatMap((mesh) => mesh.edges),
  }
}
