import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import type { Frame } from '../geometry/frame.ts'

export interface ArcAngles {
  start: number
  end: number
  clockwise?: boolean
}

/** `Edge.make_circle`: whole where both angles are the same. */
export function circleEdge(owner: kernel.Kernel, radius: number, frame: Frame, { start, end, clockwise = false }: ArcAngles = { start: 360, end: 360 }): kernel.Shape {
  if (!(radius > 0)) throw valueError(`a circle needs a radius greater than 0, not ${radius}`)
  return start === end ? kernel.makeCircle(owner, frame, radius) : kernel.makeCircularArc(owner, frame, radius, { startAngle: start, endAngle: end, clockwise })
}

export function ellipseEdge(owner: kernel.Kernel, xRadius: number, yRadius: number, frame: Frame, { start, end, clockwise = false }: ArcAngles = { start: 360, end: 360 }): kernel.Shape {
  if (!(xRadius > 0 && yRadius > 0)) throw valueError(`an ellipse needs radii greater than 0, not ${xRadius} and ${yRadius}`)
  return start === end
    ? kernel.makeEllipse(owner, frame, xRadius, yRadius)
    : kernel.makeEllipticalArc(owner, frame, xRadius, yRadius, { startAngle: start, endAngle: end, clockwise })
}
