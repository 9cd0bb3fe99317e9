import { defineClass } from '../../native/index.ts'
import { typeClass, type PyClass, type Value } from '../../values/index.ts'

/** Properties of the class itself, made anew at each use: `Plane.XY` is a plane of one's own, which a script may change. */
export function defineClassProperties(cls: PyClass, properties: Readonly<Record<string, () => Value>>): void {
  const metaclass = defineClass({ name: `${cls.name}Meta`, bases: [typeClass], properties })
  Object.defineProperty(cls, 'metaclass', { value: metaclass })
}
