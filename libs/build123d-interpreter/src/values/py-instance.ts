import type { PyClass } from './py-class.ts'
import { PyObject, type Value } from './value.ts'

/**
 * An instance of a class. Native classes extend it in TypeScript with fields of their own (`class VectorValue extends PyInstance`),
 * and give the constructor as `allocate`, so that a script's subclass of them carries the same fields.
 */
export class PyInstance extends PyObject {
  override readonly cls: PyClass
  /** What the script has set on it. */
  readonly attributes = new Map<string, Value>()

  constructor(cls: PyClass) {
    super()
    this.cls = cls
  }
}
