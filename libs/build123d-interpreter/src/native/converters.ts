import { classOf } from '../values/class-of.ts'
import { EnumMember } from '../values/enum-member.ts'
import { overflowError, typeError } from '../values/python-error.ts'
import type { Value } from '../values/value.ts'

/** The class as messages name it: `NoneType`, `str`, `Vector`. */
export const typeName = (value: Value) => classOf(value).name

const wrongType = (what: string, expected: string, value: Value) => typeError(`${what} must be ${expected}, not ${typeName(value)}`)

/** A member of an IntEnum stands for its number. */
const plain = (value: Value) => (value instanceof EnumMember ? value.value : value)

/** An int, float or bool as a double. `what` begins the message: `extrude() argument 'amount'`. */
export function asFloat(given: Value, what: string): number {
  const value = plain(given)
  switch (typeof value) {
    case 'number':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'bigint': {
      const number = Number(value)
      if (!Number.isFinite(number)) throw overflowError('int too large to convert to float')
      return number
    }
    default:
      throw wrongType(what, 'a number', value)
  }
}

/** An int or bool as a JavaScript integer. */
export function asInteger(given: Value, what: string): number {
  const value = plain(given)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'bigint') throw wrongType(what, 'an integer', value)
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw overflowError(`${what} is too large: ${value}`)
  return number
}

export function asString(value: Value, what: string): string {
  if (typeof value !== 'string') throw wrongType(what, 'a string', value)
  return value
}

export function asBoolean(value: Value, what: string): boolean {
  switch (typeof value) {
    case 'boolean':
      return value
    case 'bigint':
      return value !== 0n
    case 'number':
      return value !== 0
    default:
      if (value === null) return false
      throw wrongType(what, 'True or False', value)
  }
}
