import { objectClass, PyClass } from '../../values/py-class.ts'
import { PyInstance } from '../../values/py-instance.ts'
import { worldFrame, type Frame } from '../geometry/frame.ts'
import { identityTransform, type Transform } from '../geometry/transform.ts'
import { origin, unitZ, type Vec } from '../geometry/vec.ts'

/** A native class whose members are filled in by the file that defines it, so that values can be made without importing all members. */
export function nativeClass(name: string, allocate: (cls: PyClass) => PyInstance, bases: readonly PyClass[] = [objectClass]): PyClass {
  return new PyClass({ name, bases, allocate, module: 'build123d', isNative: true })
}

export class VectorValue extends PyInstance {
  vec: Vec

  constructor(vec: Vec = origin, cls: PyClass = vectorClass) {
    super(cls)
    this.vec = vec
  }
}
export const vectorClass: PyClass = nativeClass('Vector', (cls) => new VectorValue(origin, cls))

export class AxisValue extends PyInstance {
  position: Vec
  direction: Vec

  constructor(position: Vec = origin, direction: Vec = unitZ, cls: PyClass = axisClass) {
    super(cls)
    this.position = position
    this.direction = direction
  }
}
export const axisClass: PyClass = nativeClass('Axis', (cls) => new AxisValue(origin, unitZ, cls))

export class LocationValue extends PyInstance {
  transform: Transform

  constructor(transform: Transform = identityTransform, cls: PyClass = locationClass) {
    super(cls)
    this.transform = transform
  }
}
export const locationClass: PyClass = nativeClass('Location', (cls) => new LocationValue(identityTransform, cls))
export const rotationClass: PyClass = nativeClass('Rotation', (cls) => new LocationValue(identityTransform, cls), [locationClass])
export const posClass: PyClass = nativeClass('Pos', (cls) => new LocationValue(identityTransform, cls), [locationClass])

export class PlaneValue extends PyInstance {
  frame: Frame

  constructor(frame: Frame = worldFrame, cls: PyClass = planeClass) {
    super(cls)
    this.frame = frame
  }
}
export const planeClass: PyClass = nativeClass('Plane', (cls) => new PlaneValue(worldFrame, cls))

export class BoundBoxValue extends PyInstance {
  min: Vec
  max: Vec
  isVoid: boolean

  constructor(bounds: { min: Vec; max: Vec } | undefined, cls: PyClass = boundBoxClass) {
    super(cls)
    this.min = bounds?.min ?? origin
    this.max = bounds?.max ?? origin
    this.isVoid = bounds === undefined
  }
}
export const boundBoxClass: PyClass = nativeClass('BoundBox', (cls) => new BoundBoxValue(undefined, cls))

export class ColorValue extends PyInstance {
  /** Red, green, blue and opacity in sRGB, 0 to 1. */
  channels: readonly [number, number, number, number]

  constructor(channels: readonly [number, number, number, number] = [1, 1, 1, 1], cls: PyClass = colorClass) {
    super(cls)
    this.channels = channels
  }
}
export const colorClass: PyClass = nativeClass('Color', (cls) => new ColorValue([1, 1, 1, 1], cls))
