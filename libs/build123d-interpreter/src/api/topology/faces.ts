import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { dot } from '../geometry/vec.ts'
import { faceNormal } from './face-frame.ts'

/** `Face(outer, inner)`, with build123d's words for an open outline. */
export function makeFaceOf(outer: kernel.Shape, inner: readonly kernel.Shape[] = []): kernel.Shape {
  if ([outer, ...inner].some((wire) => !kernel.isClosed(wire))) throw valueError('Face can only be created with closed wires: let the outline end where it begins, or use close=True')
  return kernel.makeFace(outer, inner)
}

/** The face, turned to look up where it looks down. */
export function lookingUp(face: kernel.Shape): kernel.Shape {
  return faceNormal(face)[2] < 0 ? kernel.reversed(face) : face
}

/** A face that looks the way another does. */
export function alignedWith(face: kernel.Shape, other: kernel.Shape): kernel.Shape {
  return dot(faceNormal(face), faceNormal(other)) < 0 ? kernel.reversed(face) : face
}
