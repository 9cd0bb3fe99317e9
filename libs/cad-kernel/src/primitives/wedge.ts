import { toWorld, type Frame } from '../geometry/frame.ts'
import { argumentError, requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { makeFace } from '../make/face.ts'
import { makePolyline } from '../make/line.ts'
import { makeShell, makeSolid } from '../make/solid.ts'
import type { Shape } from '../shape/shape.ts'
import type { Vec3 } from '../geometry/vector.ts'

/** The far face (at y = `ySize`) spans `minX..maxX` and `minZ..maxZ`; the near one the whole of x and z. */
export interface WedgeFarFace {
  minX: number
  minZ: number
  maxX: number
  maxZ: number
}

/** What `BRepPrimAPI_MakeWedge` makes, which the binding lacks: planar faces between two rectangles, sewn. */
export function makeWedge(kernel: Kernel, frame: Frame, xSize: number, ySize: number, zSize: number, far: WedgeFarFace): Shape {
  requirePositive('wedge', { xSize, ySize, zSize })
  const { minX, minZ, maxX, maxZ } = far
  if (maxX < minX || maxZ < minZ) throw argumentError('wedge', 'the far face has a negative size', 'let min be at most max')
  const near: Vec3[] = [[0, 0, 0], [xSize, 0, 0], [xSize, 0, zSize], [0, 0, zSize]]
  const away: Vec3[] = [[minX, ySize, minZ], [maxX, ySize, minZ], [maxX, ySize, maxZ], [minX, ySize, maxZ]]
  const sides = near.map((corner, index) => [corner, near[(index + 1) % 4]!, away[(index + 1) % 4]!, away[index]!])
  const outlines = [near, ...sides, away].map(withoutDoubles).filter((outline) => outline.length > 2)
  const faces = outlines.map((outline) => makeFace(makePolyline(kernel, outline.map((point) => toWorld(frame, point)), { closed: true })))
  return makeSolid(makeShell(faces))
}

/** A far face of no width or height leaves triangles, or no face at all. */
function withoutDoubles(outline: readonly Vec3[]): Vec3[] {
  const isSamePoint = (a: Vec3, b: Vec3) => a.every((value, index) => value === b[index])
  return outline.filter((point, index) => !isSamePoint(point, outline[(index + 1) % outline.length]!))
}
