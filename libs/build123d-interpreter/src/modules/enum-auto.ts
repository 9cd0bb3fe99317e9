import { objectClass, PyClass } from '../values/py-class.ts'
import { PyInstance } from '../values/py-instance.ts'

/** `auto()`: a value that the enumeration chooses. */
export class AutoValue extends PyInstance {}

export function createAutoClass(): PyClass {
  return new PyClass({ name: 'auto', bases: [objectClass], isNative: true, module: 'enum', allocate: (cls) => new AutoValue(cls) })
}
