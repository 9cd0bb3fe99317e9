import { assertTriangles, triangleNormal, type Triangles } from '@naturalcad/mesh'
import { toSinglePrecision } from '../single-precision.ts'

export const stlHeaderBytes = 80
export const stlTriangleBytes = 50

/** Binary STL in millimetres, Z up. Points are welded and triangles without area by it dropped, so a closed mesh stays closed. */
export function writeStl(mesh: Triangles): Uint8Array<ArrayBuffer> {
  assertTriangles(mesh)
  const rounded = toSinglePrecision(mesh)
  const { positions, triangles } = rounded
  const count = triangles.length / 3
  const bytes = new Uint8Array(stlHeaderBytes + 4 + count * stlTriangleBytes)
  // Readers take a header that begins with "solid" for the text form.
  bytes.set(new TextEncoder().encode('binary STL, millimetres, NaturalCAD'))
  const view = new DataView(bytes.buffer)
  view.setUint32(stlHeaderBytes, count, true)
  let at = stlHeaderBytes + 4
  const put = (value: number) => {
    view.setFloat32(at, value, true)
    at += 4
  }
  for (let triangle = 0; triangle < triangles.length; triangle += 3) {
    const normal = triangleNormal(rounded, triangle)
    const length = Math.hypot(...normal)
    for (const value of normal) put(length > 0 ? value / length : 0)
    for (const side of [0, 1, 2]) {
      const point = (triangles[triangle + side] ?? 0) * 3
      for (const axis of [0, 1, 2]) put(positions[point + axis] ?? 0)
    }
    at += 2
  }
  return bytes
}
