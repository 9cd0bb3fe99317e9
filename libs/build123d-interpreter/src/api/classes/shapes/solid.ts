import * as kernel from '@naturalcad/cad-kernel'
import { typeError, valueError, type Value } from '../../../values/index.ts'
import { typeName, type BoundArguments } from '../../../native/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { asShapeValue, asShapeValues, hasType, requireShape } from '../../convert/shapes.ts'
import { asVec, optionalVec } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { Kind } from '../../enums/enums.ts'
import { worldFrame, type Frame } from '../../geometry/frame.ts'
import { kernelOf } from '../../session.ts'
import { withShape } from '../../topology/copy.ts'
import { shapesOf } from '../../topology/dimension.ts'
import { BoundBoxValue } from '../../values/geometry-values.ts'
import { extrudeTwisted } from '../../topology/extrude-twisted.ts'
import { chamferEdges, filletEdges, offsetSolid, thickenFace } from '../../topology/solids.ts'
import { mixin3dClass, ShapeValue, solidClass, wrapShape } from '../../values/shape-values.ts'
import { asAxis } from '../axis.ts'
import { asPlane } from '../plane.ts'

const body = (self: ShapeValue) => requireShape(self, self.cls.name)
const shapes = (args: BoundArguments, context: Context, name: string) => (args.get(name) === null ? [] : shapesOf(asShapeValues(context, args.get(name), name)))

defineMembers<ShapeValue>(mixin3dClass, {
  methods: {
    'fillet(radius: float, edge_list)': (self, args, context) => filletEdges(context, body(self), shapes(args, context, 'edge_list'), args.float('radius')),
    'chamfer(length: float, length2, edge_list, face=None)': (self, args, context) => {
      const face = args.get('face')
      const length = args.float('length')
      return chamferEdges(context, body(self), shapes(args, context, 'edge_list'), length, args.optionalFloat('length2') ?? length, hasType(face, 'face') ? body(face) : undefined)
    },
    'max_fillet(edge_list, tolerance=0.1, max_iterations=10)': (self, args, context) => {
      const edges = shapes(args, context, 'edge_list')
      const { min, max } = kernel.boundingBox(body(self))
      const most = 2 * Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
      context.spend(2000)
      const rounds = Math.max(args.integer('max_iterations'), Math.ceil(Math.log2(most / args.float('tolerance'))))
      const found = kernel.largestWorking((size) => kernel.fillet(body(self), edges, size), most, rounds)
      if (found === undefined) throw valueError('no fillet works on these edges')
      return found
    },
    'hollow(faces, thickness: float, tolerance=0.0001, kind=Kind.ARC)': (self, args, context) =>
      withShape(self, offsetSolid(body(self), shapes(args, context, 'faces'), args.float('thickness'), Kind.read(args.get('kind'), 'kind'))),
    'offset_3d(openings, thickness: float, tolerance=0.0001, kind=Kind.ARC)': (self, args, context) =>
      withShape(self, offsetSolid(body(self), shapes(args, context, 'openings'), args.float('thickness'), Kind.read(args.get('kind'), 'kind'))),
  },
})

const frame = (args: BoundArguments): Frame => asPlane(args.get('plane'), 'plane').frame
const single = (value: Value, what: string) => body(asShapeValue(value, what))

export const solidMembers = defineMembers<ShapeValue>(solidClass, {
  methods: {
    'draft(faces, neutral_plane, angle: float)': (self, args, context) =>
      withShape(self, kernel.draft(body(self), shapes(args, context, 'faces'), asPlane(args.get('neutral_plane'), 'neutral_plane').frame, args.float('angle'))),
  },
  classMethods: {
    'make_box(length: float, width: float, height: float, plane=Plane.XY)': (_cls, args, context) =>
      wrapShape(kernel.makeBox(kernelOf(context), frame(args), args.float('length'), args.float('width'), args.float('height'))),
    'make_cylinder(radius: float, height: float, plane=Plane.XY, angle=360)': (_cls, args, context) =>
      wrapShape(kernel.makeCylinder(kernelOf(context), frame(args), args.float('radius'), args.float('height'), args.float('angle'))),
    'make_cone(base_radius: float, top_radius: float, height: float, plane=Plane.XY, angle=360)': (_cls, args, context) =>
      wrapShape(kernel.makeCone(kernelOf(context), frame(args), args.float('base_radius'), args.float('top_radius'), args.float('height'), args.float('angle'))),
    'make_sphere(radius: float, plane=Plane.XY, angle1=-90, angle2=90, angle3=360)': (_cls, args, context) =>
      wrapShape(
        kernel.makeSphere(kernelOf(context), frame(args), args.float('radius'), { from: args.float('angle1'), to: args.float('angle2'), angle: args.float('angle3') }),
      ),
    'make_torus(major_radius: float, minor_radius: float, plane=Plane.XY, start_angle=0, end_angle=360, major_angle=360)': (_cls, args, context) =>
      wrapShape(
        kernel.makeTorus(kernelOf(context), frame(args), args.float('major_radius'), args.float('minor_radius'), {
          from: args.float('start_angle'),
          to: args.float('end_angle'),
          angle: args.float('major_angle'),
        }),
      ),
    'make_wedge(delta_x: float, delta_y: float, delta_z: float, min_x: float, min_z: float, max_x: float, max_z: float, plane=Plane.XY)': (_cls, args, context) => {
      const far = { minX: args.float('min_x'), minZ: args.float('min_z'), maxX: args.float('max_x'), maxZ: args.float('max_z') }
      return wrapShape(kernel.makeWedge(kernelOf(context), frame(args), args.float('delta_x'), args.float('delta_y'), args.float('delta_z'), far))
    },
    'from_bounding_box(bbox)': (_cls, args, context) => {
      const bounds = args.get('bbox')
      if (!(bounds instanceof BoundBoxValue)) throw typeError(`from_bounding_box() needs a BoundBox, not ${typeName(bounds)}`)
      const { min, max } = bounds
      return wrapShape(kernel.makeBox(kernelOf(context), { ...worldFrame, origin: min }, max[0] - min[0], max[1] - min[1], max[2] - min[2]))
    },
    'extrude_linear_with_rotation(section, center, normal, angle: float, inner_wires=None)': (_cls, args, context) => {
      const [center, normal] = [asVec(context, args.get('center'), 'center'), asVec(context, args.get('normal'), 'normal')]
      return wrapShape(extrudeTwisted(single(args.get('section'), 'section'), shapes(args, context, 'inner_wires'), center, normal, args.float('angle')))
    },
    'extrude(obj, direction)': (_cls, args, context) => wrapShape(kernel.extrude(single(args.get('obj'), 'obj'), asVec(context, args.get('direction'), 'direction'))),
    'extrude_taper(profile, direction, taper: float, flip_inner=True)': (_cls, args, context) =>
      wrapShape(
        kernel.extrudeTapered(single(args.get('profile'), 'profile'), asVec(context, args.get('direction'), 'direction'), args.float('taper'), {
          flipInner: args.boolean('flip_inner'),
        }),
      ),
    'revolve(section, angle: float, axis)': (_cls, args) => {
      const axis = asAxis(args.get('axis'), 'axis')
      const section = single(args.get('section'), 'section')
      const face = section.type === 'wire' ? kernel.makeFace(section) : section
      return wrapShape(kernel.revolve(face, { origin: axis.position, direction: axis.direction }, args.float('angle')))
    },
    'make_loft(objs, ruled=False)': (_cls, args, context) => wrapShape(kernel.loft(shapes(args, context, 'objs'), { ruled: args.boolean('ruled') })),
    'sweep(section, path, is_frenet=False)': (_cls, args) => {
      const path = single(args.get('path'), 'path')
      return wrapShape(kernel.sweep(single(args.get('section'), 'section'), path.type === 'edge' ? kernel.makeWire([path]) : path, { frenet: args.boolean('is_frenet') }))
    },
    'thicken(surface, depth: float, normal_override=None)': (_cls, args, context) =>
      wrapShape(thickenFace(single(args.get('surface'), 'surface'), args.float('depth'), optionalVec(context, args.get('normal_override'), 'normal_override'))),
  },
})
