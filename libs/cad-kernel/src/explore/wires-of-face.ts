import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { isSame } from './identity.ts'
import { subShapes } from './sub-shapes.ts'

export function outerWire(face: Shape): Shape {
  return operate(face.kernel, 'outer wire', (bench) => bench.shape(bench.occt.BRepTools.OuterWire(bench.face(face))))
}

export function innerWires(face: Shape): Shape[] {
  const outer = outerWire(face)
  return subShapes(face, 'wire').filter((wire) => !isSame(wire, outer))
}
