import * as kernel from '@naturalcad/cad-kernel'
import { collect } from '../../protocol/index.ts'
import { valueError } from '../../values/index.ts'
import { asVec } from '../convert/vectors.ts'
import { worldFrame } from '../geometry/frame.ts'
import { kernelOf } from '../session.ts'
import { convexPolyhedron } from '../topology/convex-polyhedron.ts'
import { definePartObject, requirePositive } from './part-object.ts'

export const boxClass = definePartObject(
  'Box(length: float, width: float, height: float)',
  (args, context) => {
    const [length, width, height] = [args.float('length'), args.float('width'), args.float('height')]
    requirePositive('Box', { length, width, height })
    return kernel.makeBox(kernelOf(context), worldFrame, length, width, height)
  },
  { renamed: { height: 'box_height' } },
)

export const cylinderClass = definePartObject(
  'Cylinder(radius: float, height: float, arc_size: float = 360)',
  (args, context) => {
    const [radius, height] = [args.float('radius'), args.float('height')]
    requirePositive('Cylinder', { radius, height })
    return kernel.makeCylinder(kernelOf(context), worldFrame, radius, height, args.float('arc_size'))
  },
  { renamed: { height: 'cylinder_height' } },
)

export const coneClass = definePartObject(
  'Cone(bottom_radius: float, top_radius: float, height: float, arc_size: float = 360)',
  (args, context) => {
    const [bottom, top, height] = [args.float('bottom_radius'), args.float('top_radius'), args.float('height')]
    requirePositive('Cone(bottom_radius, top_radius, height)', { height })
    if (bottom < 0 || top < 0 || bottom === top) throw valueError('Cone(bottom_radius, top_radius, height): the radii must differ and must not be negative')
    return kernel.makeCone(kernelOf(context), worldFrame, bottom, top, height, args.float('arc_size'))
  },
  { renamed: { height: 'cone_height' } },
)

export const sphereClass = definePartObject('Sphere(radius: float, arc_size1: float = -90, arc_size2: float = 90, arc_size3: float = 360)', (args, context) => {
  requirePositive('Sphere', { radius: args.float('radius') })
  return kernel.makeSphere(kernelOf(context), worldFrame, args.float('radius'), {
    from: args.float('arc_size1'),
    to: args.float('arc_size2'),
    angle: args.float('arc_size3'),
  })
})

export const torusClass = definePartObject(
  'Torus(major_radius: float, minor_radius: float, minor_start_angle: float = 0, minor_end_angle: float = 360, major_angle: float = 360)',
  (args, context) => {
    const [major, minor] = [args.float('major_radius'), args.float('minor_radius')]
    requirePositive('Torus(major_radius, minor_radius)', { major_radius: major, minor_radius: minor })
    if (minor > major) throw valueError('Torus(major_radius, minor_radius): the major radius must be the larger one')
    return kernel.makeTorus(kernelOf(context), worldFrame, major, minor, {
      from: args.float('minor_start_angle'),
      to: args.float('minor_end_angle'),
      angle: args.float('major_angle'),
    })
  },
)

export const wedgeClass = definePartObject('Wedge(xsize: float, ysize: float, zsize: float, xmin: float, zmin: float, xmax: float, zmax: float)', (args, context) => {
  const size = (name: string) => args.float(name)
  if (size('xsize') <= 0 || size('ysize') <= 0 || size('zsize') <= 0) throw valueError('xsize, ysize & zsize must all be greater than zero')
  const far = { minX: size('xmin'), minZ: size('zmin'), maxX: size('xmax'), maxZ: size('zmax') }
  return kernel.makeWedge(kernelOf(context), worldFrame, size('xsize'), size('ysize'), size('zsize'), far)
})

export const convexPolyhedronClass = definePartObject(
  'ConvexPolyhedron(points)',
  (args, context) => {
    const points = collect(context, args.get('points')).map((point) => asVec(context, point, 'points'))
    context.spend(points.length * 10)
    return convexPolyhedron(kernelOf(context), points)
  },
  { isCentred: false },
)
