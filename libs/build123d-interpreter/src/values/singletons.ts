import { ellipsisClass, notImplementedClass } from './builtin-classes.ts'
import type { PyClass } from './py-class.ts'
import { PyObject } from './value.ts'

class PySingleton extends PyObject {
  override readonly cls: PyClass
  readonly name: string

  constructor(cls: PyClass, name: string) {
    super()
    this.cls = cls
    this.name = name
  }
}

export const ellipsis: PyObject = new PySingleton(ellipsisClass, 'Ellipsis')

/** What an operator method returns when it can't handle its operand, so that the other side is asked. */
export const notImplemented: PyObject = new PySingleton(notImplementedClass, 'NotImplemented')
