import type { Shape } from '@naturalcad/cad-kernel'
import { ShapeValue } from '../values/shape-values.ts'

/** The same Python object around another kernel shape: class, label, colour and the script's own attributes stay. */
export function withShape(value: ShapeValue, shape: Shape | undefined): ShapeValue {
  const copy = new ShapeValue(shape, value.cls)
  copy.label = value.label
  copy.color = value.color
  copy.material = value.material
  copy.topoPath = value.topoPath
  copy.history = value.history
  copy.children = value.children
  copy.joints = value.joints
  for (const [name, attribute] of value.attributes) copy.attributes.set(name, attribute)
  return copy
}

/** What build123d hands on from the first operand of an operation, where the result has nothing of its own. */
export function copyAttributes(from: ShapeValue, to: ShapeValue): ShapeValue {
  if (to === from) return to
  if (to.label === '') to.label = from.label
  to.color ??= from.color
  to.material ??= from.material
  if (to.topoPath.length === 0) to.topoPath = from.topoPath
  return to
}
