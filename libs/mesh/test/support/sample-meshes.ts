import type { Triangles } from '@naturalcad/mesh'

type Vector = readonly [number, number, number]
/** Counter-clockwise from outside. */
type Quad = readonly [Vector, Vector, Vector, Vector]

/** As a kernel gives it: faces share no points. */
function ofQuads(quads: readonly Quad[]): Triangles {
  return {
    positions: Float64Array.from(quads.flat(2)),
    triangles: Uint32Array.from(quads.flatMap((_, quad) => [0, 1, 2, 0, 2, 3].map((corner) => quad * 4 + corner))),
  }
}

/** 12 triangles, 24 points. */
export function boxMesh(size: Vector, corner: Vector = [0, 0, 0]): Triangles {
  const at = (x: number, y: number, z: number): Vector => [corner[0] + x * size[0], corner[1] + y * size[1], corner[2] + z * size[2]]
  return ofQuads([
    [at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0)],
    [at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)],
    [at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1)],
    [at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1)],
    [at(1, 1, 0), at(0, 1, 0), at(0, 1, 1), at(1, 1, 1)],
    [at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1)],
  ])
}

/** A ring about z with a square profile: genus 1. */
export function ringMesh(inner: number, outer: number, height: number, sides = 48): Triangles {
  const at = (radius: number, side: number, z: number): Vector => {
    const angle = (2 * Math.PI * side) / sides
    return [radius * Math.cos(angle), radius * Math.sin(angle), z]
  }
  return ofQuads(
    Array.from({ length: sides }, (_, side): Quad[] => [
      [at(inner, side, height), at(outer, side, height), at(outer, side + 1, height), at(inner, side + 1, height)],
      [at(inner, side, 0), at(inner, side + 1, 0), at(outer, side + 1, 0), at(outer, side, 0)],
      [at(outer, side, 0), at(outer, side + 1, 0), at(outer, side + 1, height), at(outer, side, height)],
      [at(inner, side, 0), at(inner, side, height), at(inner, side + 1, height), at(inner, side + 1, 0)],
    ]).flat(),
  )
}

/** Of the polygons with `sides` corners. */
export function ringVolume(inner: number, outer: number, height: number, sides = 48): number {
  return (height * sides * Math.sin((2 * Math.PI) / sides) * (outer ** 2 - inner ** 2)) / 2
}

/** Longitudes and latitudes, with triangles without area at the poles. */
export function sphereMesh(radius: number, rings = 16, sides = 24): Triangles {
  const at = (ring: number, side: number): Vector => {
    const [polar, around] = [(Math.PI * ring) / rings, (2 * Math.PI * side) / sides]
    return [radius * Math.sin(polar) * Math.cos(around), radius * Math.sin(polar) * Math.sin(around), radius * Math.cos(polar)]
  }
  return ofQuads(
    Array.from({ length: rings * sides }, (_, index): Quad => {
      const [ring, side] = [Math.floor(index / sides), index % sides]
      return [at(ring, side), at(ring + 1, side), at(ring + 1, side + 1), at(ring, side + 1)]
    }),
  )
}

export function joinMeshes(first: Triangles, second: Triangles): Triangles {
  return {
    positions: Float64Array.of(...first.positions, ...second.positions),
    triangles: Uint32Array.of(...first.triangles, ...second.triangles.map((index) => index + first.positions.length / 3)),
  }
}
