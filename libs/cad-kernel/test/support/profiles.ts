import { frameAt, makeCircle, makeFace, makePolyline, makeWire, type Kernel, type Shape, type Vec3 } from '@naturalcad/cad-kernel'

/** A closed rectangle about the z axis. */
export function rectangle(kernel: Kernel, width: number, height: number, z = 0): Shape {
  const [x, y] = [width / 2, height / 2]
  const corners: Vec3[] = [[-x, -y, z], [x, -y, z], [x, y, z], [-x, y, z]]
  return makePolyline(kernel, corners, { closed: true })
}

export function circle(kernel: Kernel, radius: number, [x, y, z]: Vec3 = [0, 0, 0]): Shape {
  return makeWire([makeCircle(kernel, frameAt([x, y, z], [0, 0, 1]), radius)])
}

/** A square plate's face with a grid of round holes. */
export function perforated(kernel: Kernel, size: number, holes: number, radius: number): Shape {
  const pitch = size / holes
  const wires = Array.from({ length: holes * holes }, (_, index) =>
    circle(kernel, radius, [((index % holes) + 0.5) * pitch - size / 2, (Math.floor(index / holes) + 0.5) * pitch - size / 2, 0]),
  )
  return makeFace(rectangle(kernel, size, size), wires)
}
