import { bytesClass, listClass, rangeClass, sliceClass, tupleClass } from './builtin-classes.ts'
import type { PyClass } from './py-class.ts'
import { PyInstance } from './py-instance.ts'
import { PyObject, type Value } from './value.ts'

/** A list. Native classes may derive from it (`ShapeList`): give `allocate: (cls) => new PyList([], cls)`. */
export class PyList extends PyInstance {
  items: Value[]

  constructor(items: Value[] = [], cls: PyClass = listClass) {
    super(cls)
    this.items = items
  }
}

export class PyTuple extends PyObject {
  override readonly cls: PyClass
  readonly items: readonly Value[]

  constructor(items: readonly Value[] = [], cls: PyClass = tupleClass) {
    super()
    this.items = items
    this.cls = cls
  }
}

export class PyBytes extends PyObject {
  override readonly cls = bytesClass
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super()
    this.bytes = bytes
  }
}

export class PyRange extends PyObject {
  override readonly cls = rangeClass
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint

  constructor(start: bigint, stop: bigint, step: bigint) {
    super()
    this.start = start
    this.stop = stop
    this.step = step
  }

  get length(): bigint {
    const span = this.step > 0n ? this.stop - this.start : this.start - this.stop
    const stride = this.step > 0n ? this.step : -this.step
    return span <= 0n ? 0n : (span + stride - 1n) / stride
  }

  at(index: bigint): bigint {
    return this.start + index * this.step
  }
}

export class PySlice extends PyObject {
  override readonly cls = sliceClass
  readonly start: Value
  readonly stop: Value
  readonly step: Value

  constructor(start: Value, stop: Value, step: Value) {
    super()
    this.start = start
    this.stop = stop
    this.step = step
  }
}
