import { superClass } from './builtin-classes.ts'
import type { PyClass } from './py-class.ts'
import { PyObject, type Value } from './value.ts'

/** `super()`: looks up attributes of `self` in the classes that follow `after` in the resolution order. */
export class PySuper extends PyObject {
  override readonly cls = superClass
  readonly after: PyClass
  readonly self: Value
  /** The class whose resolution order counts: that of `self`, or `self` itself in a class method. */
  readonly objectClass: PyClass

  constructor(after: PyClass, self: Value, objectClass: PyClass) {
    super()
    this.after = after
    this.self = self
    this.objectClass = objectClass
  }
}
