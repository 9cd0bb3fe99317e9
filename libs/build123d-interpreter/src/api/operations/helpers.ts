import { PyTuple, type NativeFunction } from '../../values/index.ts'
import { edgesToWires } from '../classes/shapes/edge-factories.ts'
import { apiFunction } from '../define-members.ts'
import { sameShape } from '../topology/intersect.ts'
import { subShapeValues } from '../topology/select.ts'
import { shapeList } from '../values/shape-values.ts'
import { shapesGiven } from './context.ts'

/** Small functions of the module. */
export const helpers: Readonly<Record<string, NativeFunction>> = {
  polar: apiFunction('polar(length: float, angle: float)', (args) => {
    const radians = (args.float('angle') * Math.PI) / 180
    return new PyTuple([args.float('length') * Math.cos(radians), args.float('length') * Math.sin(radians)])
  }),
  edges_to_wires: apiFunction('edges_to_wires(edges, tol: float = 1e-6)', (args, context) => {
    const edges = shapesGiven(context, args.get('edges'), 'edges_to_wires').flatMap((part) => (part.shape?.type === 'edge' ? [part] : subShapeValues(part, 'edge')))
    return edgesToWires(edges, args.float('tol'))
  }),
  delta: apiFunction('delta(shapes_one, shapes_two)', (args, context) => {
    const second = shapesGiven(context, args.get('shapes_two'), 'delta')
    return shapeList(shapesGiven(context, args.get('shapes_one'), 'delta').filter((shape) => !second.some((other) => sameShape(shape, other))))
  }),
}
