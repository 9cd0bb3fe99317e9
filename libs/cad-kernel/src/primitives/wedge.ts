import { toWorld, type Frame } from '../geometry/frame.ts'
import { argumentError, requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import { makePolyline } from '../make/line.ts'
import { makeShell, makeSolid } from '../make/solid.ts'
import type { Shape } from '../shape/shape.ts'
import { cross, scaleBy, subtract, type Vec3 } from '../geometry/vector.ts'

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
  const near: Outline = [[0, 0, 0], [xSize, 0, 0], [xSize, 0, zSize], [0, 0, zSize]]
  const away: Outline = [[minX, ySize, minZ], [maxX, ySize, minZ], [maxX, ySize, maxZ], [minX, ySize, maxZ]]
  const side = (a: 0 | 1 | 2 | 3, b: 0 | 1 | 2 | 3): Outline => [near[a], near[b], away[b], away[a]]
  const sides: readonly (readonly [Outline, 0 | 1 | 2])[] = [
    [side(0, 3), 0],
    [side(1, 2), 0],
    [near, 1],
    [away, 1],
    [side(0, 1), 2],
    [side(3, 2), 2],
  ]
  const faces = sides.map(([outline, axis]) => faceOf(kernel, frame, withoutDoubles(outline), axis)).filter((face) => face !== undefined)
  return makeSolid(makeShell(faces))
}

type Outline = readonly [Vec3, Vec3, Vec3, Vec3]

/** On the plane that `BRepPrim_GWedge` gives the face: its normal along the axis, and x as OCCT chooses it for that normal. */
function faceOf(kernel: Kernel, frame: Frame, outline: readonly Vec3[], axis: 0 | 1 | 2): Shape | undefined {
  const [first, second, third] = outline
  if (first === undefined || second === undefined || third === undefined) return undefined
  const across = cross(subtract(second, first), subtract(third, first))
  const normal = subtract(toWorld(frame, across[axis] < 0 ? scaleBy(across, -1) : across), frame.origin)
  const wire = makePolyline(kernel, outline.map((point) => toWorld(frame, point)), { closed: true })
  return operate(kernel, 'wedge', (bench) => {
    const plane = bench.own(new bench.occt.gp_Pln(bench.point(toWorld(frame, first)), bench.direction(normal)))
    return bench.shape(bench.own(new bench.occt.BRepBuilderAPI_MakeFace(plane, bench.wire(wire), true)).Face())
  })
}

/** A far face of no width or height leaves triangles, or no face at all. */
function withoutDoubles(outline: readonly Vec3[]): Vec3[] {
  const isSamePoint = (a: Vec3, b: Vec3) => a.every((value, index) => value === b[index])
  return outline.filter((point, index) => !isSamePoint(point, outline[(index + 1) % outline.length]!))
}
