import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import type { ShapeValue } from '../values/shape-values.ts'

/** An edge, wire or curve as one wire. */
export function asWire(value: ShapeValue): kernel.Shape {
  const { shape } = value
  if (shape === undefined) throw valueError('an empty line has no wire')
  if (shape.type === 'wire') return shape
  return kernel.makeWire(shape.type === 'edge' ? [shape] : kernel.selectableShapes(shape, 'edge'))
}
