import { takeVec3 } from '../geometry/read.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import type { GProp_GProps } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

type Extent = 'volume' | 'area' | 'length'

/** In mm³; negative when the shape is inside out, 0 when it has no solid. */
export function volumeOf(shape: Shape): number {
  return massOf(shape, 'volume')
}

/** Of all faces, in mm². */
export function areaOf(shape: Shape): number {
  return massOf(shape, 'area')
}

/**
 * Of all edges, each once, in mm, as OCCT sums them (build123d's `length`): ellipses and splines only to about 1e-3. For
 * one edge or wire `lengthOfCurve` is exact.
 */
export function lengthOfEdges(shape: Shape): number {
  return massOf(shape, 'length')
}

/** The centre of the volume, of the area or of the length, whichever the shape is made of. */
export function centerOfMass(shape: Shape, extent: Extent = extentOf(shape)): Vec3 {
  return operate(shape.kernel, 'centre of mass', (bench) => {
    if (shape.type === 'vertex') return takeVec3(bench.occt.BRep_Tool.Pnt(bench.vertex(shape)))
    return takeVec3(properties(bench, shape, extent).CentreOfMass())
  })
}

export type Tensor = readonly [readonly [number, number, number], readonly [number, number, number], readonly [number, number, number]]

/** The matrix of inertia about the centre of mass, with density 1. */
export function matrixOfInertia(shape: Shape): Tensor {
  return operate(shape.kernel, 'matrix of inertia', (bench) => {
    const props = properties(bench, shape, extentOf(shape))
    const center = takeVec3(props.CentreOfMass())
    const about = (direction: Vec3) => props.MomentOfInertia(bench.axis(center, direction))
    const [xx, yy, zz] = [about([1, 0, 0]), about([0, 1, 0]), about([0, 0, 1])]
    // The binding lacks gp_Mat; a moment about a diagonal is the mean of two and the product between them.
    const xy = about([1, 1, 0]) - (xx + yy) / 2
    const xz = about([1, 0, 1]) - (xx + zz) / 2
    const yz = about([0, 1, 1]) - (yy + zz) / 2
    return [[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]]
  })
}

/** Distance from the axis at which the whole mass would have the same moment. */
export function radiusOfGyration(shape: Shape, origin: Vec3, direction: Vec3): number {
  return operate(shape.kernel, 'radius of gyration', (bench) => properties(bench, shape, extentOf(shape)).RadiusOfGyration(bench.axis(origin, direction)))
}

function massOf(shape: Shape, extent: Extent): number {
  return operate(shape.kernel, extent, (bench) => properties(bench, shape, extent).Mass())
}

function extentOf(shape: Shape): Extent {
  return operate(shape.kernel, 'kind of shape', (bench) => {
    const has = (kind: 'TopAbs_SOLID' | 'TopAbs_FACE') => bench.own(new bench.occt.TopExp_Explorer(rawOf(shape), kind, 'TopAbs_SHAPE')).More()
    if (has('TopAbs_SOLID')) return 'volume'
    return has('TopAbs_FACE') ? 'area' : 'length'
  })
}

function properties(bench: Workbench, shape: Shape, extent: Extent): GProp_GProps {
  const { BRepGProp, GProp_GProps } = bench.occt
  const props = bench.own(new GProp_GProps())
  if (extent === 'volume') BRepGProp.VolumeProperties(rawOf(shape), props, false, false, false)
  else if (extent === 'area') BRepGProp.SurfaceProperties(rawOf(shape), props, false, false)
  else BRepGProp.LinearProperties(rawOf(shape), props, true, false)
  return props
}
