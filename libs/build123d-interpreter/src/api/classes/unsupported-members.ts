import { unsupported } from '../../native/index.ts'
import { NativeFunction, PyClassMethod, PyProperty } from '../../values/callables.ts'
import type { PyClass } from '../../values/index.ts'
import { boundBoxClass, colorClass } from '../values/geometry-values.ts'
import { compoundClass, edgeClass, faceClass, mixin1dClass, mixin2dClass, mixin3dClass, shapeClass, shellClass, solidClass, vertexClass, wireClass } from '../values/shape-values.ts'

interface Refused {
  methods?: string
  properties?: string
}

const words = (text: string | undefined): string[] => text?.split(' ') ?? []

/** Members of build123d 0.13.0 that are not here: using one ends the run with its name, rather than with an AttributeError that build123d would not give. */
const refused: readonly (readonly [PyClass, Refused])[] = [
  [
    shapeClass,
    {
      methods: 'combined_center compute_mass distances entities extrude mesh oriented_bounding_box project_faces show_topology tessellate tessellate_with_uvs touch transform_geometry',
      properties: 'convexity global_location principal_properties static_moments',
    },
  ],
  [mixin1dClass, { methods: 'curvature_comb mass project project_to_shape project_to_viewport', properties: 'is_interior' }],
  [mixin2dClass, { methods: 'location_at project_to_viewport split_by_perimeter' }],
  [mixin3dClass, { methods: 'dprism project_to_viewport' }],
  [vertexClass, { methods: 'transform_shape' }],
  [
    edgeClass,
    {
      methods:
        'find_tangent geom_equal make_bspline make_constrained_arcs make_constrained_lines make_hyperbola make_mid_way make_parabola make_spline_approx param_at trim_infinite trim_to_other',
      properties: 'is_infinite',
    },
  ],
  [wireClass, { methods: 'fix_degenerate_edges geom_equal order_chamfer_edges param_at stitch' }],
  [
    faceClass,
    {
      methods: 'make_bezier_surface make_gordon_surface make_surface_from_array_of_points make_surface_patch project_to_shape sew_faces sweep wrap wrap_faces',
      properties: 'axes_of_symmetry geometry mass seams uv_face',
    },
  ],
  [shellClass, { methods: 'make_loft revolve sweep', properties: 'mass' }],
  [solidClass, { methods: 'extrude_until sweep_multi', properties: 'mass' }],
  [compoundClass, { methods: 'do_children_intersect get_type make_text make_triad', properties: 'mass' }],
  [boundBoxClass, { methods: 'contains_properly find_outside_box_2d touches' }],
  [colorClass, { methods: 'categorical_set' }],
]

/** Defines the refusals; the class is only a sign that it has been done, for the list that keeps such files in a bundle. */
function refuseMembers(): PyClass {
  for (const [cls, { methods, properties }] of refused) {
    for (const name of words(methods)) {
      const api = `${cls.name}.${name}`
      define(cls, name, new PyClassMethod(new NativeFunction(name, (context) => { throw unsupported(api, context.line) })))
    }
    for (const name of words(properties)) {
      const api = `${cls.name}.${name}`
      define(cls, name, new PyProperty((_self, context) => { throw unsupported(api, context.line) }, null))
    }
  }
  return shapeClass
}

function define(cls: PyClass, name: string, member: PyClassMethod | PyProperty): void {
  if (!cls.attributes.has(name)) cls.attributes.set(name, member)
}

export const unsupportedMembers = refuseMembers()
