import { objectClass, PyClass } from './py-class.ts'
import { PyObject, type Value } from './value.ts'

const unionClass = new PyClass({ name: 'UnionType', bases: [objectClass], isNative: true, module: 'types' })

/** `int | str`: for annotations and isinstance. */
export class PyUnion extends PyObject {
  override readonly cls = unionClass
  /** Classes and None. */
  readonly members: readonly Value[]

  constructor(members: readonly Value[]) {
    super()
    this.members = members
  }
}
