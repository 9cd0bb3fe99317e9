import { PyInstance } from './py-instance.ts'
import type { PyClass } from './py-class.ts'
import type { Value } from './value.ts'

/** A member of an enumeration. There is one of each; a flag also has members for combinations, without a name of their own. */
export class EnumMember extends PyInstance {
  readonly memberName: string | null
  readonly value: Value

  constructor(cls: PyClass, memberName: string | null, value: Value) {
    super(cls)
    this.memberName = memberName
    this.value = value
  }
}
