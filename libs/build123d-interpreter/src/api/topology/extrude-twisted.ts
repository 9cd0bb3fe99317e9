import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { makeFrame } from '../geometry/frame.ts'
import { add, length, type Vec } from '../geometry/vec.ts'

/** Extrudes a face, or a wire with holes, along `normal` while it turns about it by an angle in degrees. */
export function extrudeTwisted(section: kernel.Shape, innerWires: readonly kernel.Shape[], center: Vec, normal: Vec, angle: number): kernel.Shape {
  const height = length(normal)
  const frame = makeFrame(center, normal)
  if (frame === undefined) throw valueError('normal must not have zero length')
  if (angle === 0) throw valueError('angle must not be 0: use extrude()')
  const spine = kernel.makeWire([kernel.makeLine(section.kernel, center, add(center, normal))])
  // The turn is that of a helix of radius 1 about the straight path; its size doesn't matter.
  const guide = kernel.makeWire([kernel.makeHelix(section.kernel, frame, { pitch: Math.abs((360 / angle) * height), height, radius: 1, leftHanded: angle < 0 })])
  const turned = (wire: kernel.Shape): kernel.Shape => kernel.sweep(wire, spine, { guide })
  const [outer, inner] = section.type === 'face' ? [kernel.outerWire(section), kernel.innerWires(section)] : [section, innerWires]
  const solid = turned(outer)
  return inner.length === 0 ? solid : kernel.cut(solid, inner.map(turned))
}
