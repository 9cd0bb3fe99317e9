import type { Shape, ShapeType } from '@naturalcad/cad-kernel'
import { PyList } from '../../values/sequences.ts'
import type { PyClass } from '../../values/py-class.ts'
import { PyInstance } from '../../values/py-instance.ts'
import type { Value } from '../../values/value.ts'
import type { ShapeHistory } from '../topology/history.ts'
import { nativeClass, type ColorValue } from './geometry-values.ts'

/** Any shape of the script: a kernel shape and what build123d keeps beside it. `shape` is absent in an empty `Part()`. */
export class ShapeValue extends PyInstance {
  shape: Shape | undefined
  label = ''
  color: ColorValue | null = null
  material: Value = null
  /** Where it was selected from, outermost first: `part.faces()[0].edges()[0]` comes from the part, then the face. */
  topoPath: readonly ShapeValue[] = []
  parent: ShapeValue | null = null
  children: readonly ShapeValue[] = []
  /** What the operation that made it did to its inputs; answers `Select.LAST` and `Select.NEW`. */
  history: ShapeHistory | undefined
  forConstruction: Value = false
  joints: Value = null

  constructor(shape: Shape | undefined, cls: PyClass) {
    super(cls)
    this.shape = shape
  }
}

const shapeLike = (name: string, bases?: readonly PyClass[]): PyClass => nativeClass(name, (cls) => new ShapeValue(undefined, cls), bases)

export const shapeClass: PyClass = shapeLike('Shape')
export const mixin1dClass: PyClass = shapeLike('Mixin1D', [shapeClass])
export const mixin2dClass: PyClass = shapeLike('Mixin2D', [shapeClass])
export const mixin3dClass: PyClass = shapeLike('Mixin3D', [shapeClass])
export const vertexClass: PyClass = shapeLike('Vertex', [shapeClass])
export const edgeClass: PyClass = shapeLike('Edge', [mixin1dClass])
export const wireClass: PyClass = shapeLike('Wire', [mixin1dClass])
export const faceClass: PyClass = shapeLike('Face', [mixin2dClass])
export const shellClass: PyClass = shapeLike('Shell', [mixin2dClass])
export const solidClass: PyClass = shapeLike('Solid', [mixin3dClass])
export const compoundClass: PyClass = shapeLike('Compound', [mixin3dClass])
export const curveClass: PyClass = shapeLike('Curve', [compoundClass])
export const sketchClass: PyClass = shapeLike('Sketch', [compoundClass])
export const partClass: PyClass = shapeLike('Part', [compoundClass])

export const shapeListClass: PyClass = nativeClass('ShapeList', (cls) => new PyList([], cls), [listClassOf()])

function listClassOf(): PyClass {
  return new PyList().cls
}

export function shapeList(items: readonly Value[]): PyList {
  return new PyList([...items], shapeListClass)
}

/** The class that a kernel shape has when nothing else is known about it. */
const classByType = {
  compound: compoundClass,
  compsolid: compoundClass,
  solid: solidClass,
  shell: shellClass,
  face: faceClass,
  wire: wireClass,
  edge: edgeClass,
  vertex: vertexClass,
} as const satisfies Record<ShapeType, PyClass>

export function wrapShape(shape: Shape, cls: PyClass = classByType[shape.type]): ShapeValue {
  return new ShapeValue(shape, cls)
}
