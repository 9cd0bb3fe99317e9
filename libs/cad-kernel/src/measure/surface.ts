import type { Frame } from '../geometry/frame.ts'
import { takeVec3 } from '../geometry/read.ts'
import { cross, distanceBetween, dot, midpoint, normalize, scaleBy, subtract, type Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import type { BRepAdaptor_Surface, GeomAbs_SurfaceType } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'

export type SurfaceType =
  | 'plane'
  | 'cylinder'
  | 'cone'
  | 'sphere'
  | 'torus'
  | 'bezier'
  | 'bspline'
  | 'revolution'
  | 'extrusion'
  | 'offset'
  | 'other'

/** What a face lies on, with its measures. The frame's z is the axis or the plane's normal, its x where u is 0. */
export type SurfaceGeometry =
  | { type: 'plane'; frame: Frame }
  | { type: 'cylinder'; frame: Frame; radius: number }
  /** The radius is that at the frame's origin; the half angle in radians, negative when it narrows along z. */
  | { type: 'cone'; frame: Frame; radius: number; halfAngle: number }
  | { type: 'sphere'; frame: Frame; radius: number }
  | { type: 'torus'; frame: Frame; majorRadius: number; minorRadius: number }
  | { type: Exclude<SurfaceType, 'plane' | 'cylinder' | 'cone' | 'sphere' | 'torus'> }

const typeByEnum = {
  GeomAbs_Plane: 'plane',
  GeomAbs_Cylinder: 'cylinder',
  GeomAbs_Cone: 'cone',
  GeomAbs_Sphere: 'sphere',
  GeomAbs_Torus: 'torus',
  GeomAbs_BezierSurface: 'bezier',
  GeomAbs_BSplineSurface: 'bspline',
  GeomAbs_SurfaceOfRevolution: 'revolution',
  GeomAbs_SurfaceOfExtrusion: 'extrusion',
  GeomAbs_OffsetSurface: 'offset',
  GeomAbs_OtherSurface: 'other',
} as const satisfies Record<GeomAbs_SurfaceType, SurfaceType>

export function surfaceType(face: Shape): SurfaceType {
  return operate(face.kernel, 'surface type', (bench) => typeByEnum[adaptor(bench, face).GetType()])
}

export function surfaceGeometry(face: Shape): SurfaceGeometry {
  return operate(face.kernel, 'surface geometry', (bench): SurfaceGeometry => {
    const surface = adaptor(bench, face)
    const type = typeByEnum[surface.GetType()]
    const at = (u: number, v: number) => takeVec3(surface.Value(u, v))
    // Read off a few points: the binding exposes neither gp_Cone nor gp_Torus, and this serves all five alike.
    switch (type) {
      case 'plane': {
        const origin = at(0, 0)
        return { type, frame: frameOf(origin, subtract(at(1, 0), origin), cross(subtract(at(1, 0), origin), subtract(at(0, 1), origin))) }
      }
      case 'cylinder': {
        const origin = midpoint(at(0, 0), at(Math.PI, 0))
        return { type, frame: frameOf(origin, subtract(at(0, 0), origin), subtract(at(0, 1), at(0, 0))), radius: distanceBetween(origin, at(0, 0)) }
      }
      case 'cone': {
        const origin = midpoint(at(0, 0), at(Math.PI, 0))
        const rise = subtract(at(0, 1), at(0, 0))
        const x = normalize(subtract(at(0, 1), midpoint(at(0, 1), at(Math.PI, 1))))
        const sine = dot(rise, x)
        const sameSide = dot(subtract(at(0, 0), origin), x) >= 0 ? 1 : -1
        const z = subtract(rise, scaleBy(x, sine))
        return { type, frame: frameOf(origin, scaleBy(x, sameSide), z), radius: distanceBetween(origin, at(0, 0)), halfAngle: Math.asin(sine) * sameSide }
      }
      case 'sphere': {
        const origin = midpoint(at(0, 0), at(Math.PI, 0))
        return { type, frame: frameOf(origin, subtract(at(0, 0), origin), subtract(at(0, Math.PI / 2), origin)), radius: distanceBetween(origin, at(0, 0)) }
      }
      case 'torus': {
        const origin = midpoint(at(0, 0), at(Math.PI, 0))
        const ring = midpoint(at(0, 0), at(0, Math.PI))
        return {
          type,
          frame: frameOf(origin, subtract(at(0, 0), origin), subtract(at(0, Math.PI / 2), ring)),
          majorRadius: distanceBetween(origin, ring),
          minorRadius: distanceBetween(ring, at(0, 0)),
        }
      }
      default:
        return { type }
    }
  })
}

/** The face's range of u and v. */
export function parameterBounds(face: Shape): { u: readonly [number, number]; v: readonly [number, number] } {
  return operate(face.kernel, 'parameter bounds', (bench) => {
    const { UMin, UMax, VMin, VMax } = bench.occt.BRepTools.UVBounds(bench.face(face), 0, 0, 0, 0)
    return { u: [UMin, UMax], v: [VMin, VMax] }
  })
}

/** Point and outward unit normal at the surface's own u and v; the normal is zero at a pole. */
export function surfaceAt(face: Shape, u: number, v: number): { point: Vec3; normal: Vec3 } {
  return operate(face.kernel, 'surface normal', (bench) => {
    const point = bench.own(new bench.occt.gp_Pnt())
    const normal = bench.own(new bench.occt.gp_Vec())
    bench.own(new bench.occt.BRepGProp_Face(bench.face(face), false)).Normal(u, v, point, normal)
    return { point: [point.X(), point.Y(), point.Z()], normal: normalize([normal.X(), normal.Y(), normal.Z()]) }
  })
}

/** At shares of the range of u and v, each 0 to 1; the middle by default. */
export function surfaceAtShares(face: Shape, uShare = 0.5, vShare = 0.5): { point: Vec3; normal: Vec3 } {
  const { u, v } = parameterBounds(face)
  return surfaceAt(face, u[0] + uShare * (u[1] - u[0]), v[0] + vShare * (v[1] - v[0]))
}

/** The surface's parameters, point and outward normal nearest to a point. The surface counts, not the face's edges. */
export function surfaceNearest(face: Shape, point: Vec3): { u: number; v: number; point: Vec3; normal: Vec3 } {
  const { u, v } = operate(face.kernel, 'project point', (bench) => {
    const surface = bench.own(bench.occt.BRep_Tool.Surface(bench.face(face)))
    const projector = bench.own(new bench.occt.GeomAPI_ProjectPointOnSurf(bench.point(point), surface, 'Extrema_ExtAlgo_Grad'))
    if (projector.NbPoints() === 0) bench.fail('the point has no foot on the surface', 'give a point nearer to it')
    const { U, V } = projector.LowerDistanceParameters(0, 0)
    return { u: U, v: V }
  })
  return { u, v, ...surfaceAt(face, u, v) }
}

function adaptor(bench: Workbench, face: Shape): BRepAdaptor_Surface {
  return bench.own(new bench.occt.BRepAdaptor_Surface(bench.face(face), true))
}

function frameOf(origin: Vec3, x: Vec3, z: Vec3): Frame {
  return { origin, x: normalize(x), z: normalize(z) }
}

/** Planar whatever its surface is called: a spline that happens to be flat counts. */
export function isPlanar(face: Shape, tolerance = 1e-6): boolean {
  if (surfaceType(face) === 'plane') return true
  const { point, normal } = surfaceAtShares(face)
  const shares = [0, 0.25, 0.5, 0.75, 1]
  return shares.every((u) => shares.every((v) => Math.abs(dot(subtract(surfaceAtShares(face, u, v).point, point), normal)) <= tolerance))
}
