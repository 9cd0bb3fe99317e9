import { boolClass, floatClass, intClass, noneClass, strClass } from './builtin-classes.ts'
import type { PyClass } from './py-class.ts'
import type { Value } from './value.ts'

/** What `type(value)` is. */
export function classOf(value: Value): PyClass {
  switch (typeof value) {
    case 'bigint':
      return intClass
    case 'number':
      return floatClass
    case 'string':
      return strClass
    case 'boolean':
      return boolClass
    default:
      return value === null ? noneClass : value.cls
  }
}

export function isInstance(value: Value, cls: PyClass): boolean {
  return classOf(value).isSubclassOf(cls)
}
