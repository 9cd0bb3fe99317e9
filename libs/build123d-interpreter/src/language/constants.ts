import { unsupportedComplex } from '../numbers/complex.ts'
import { PyBytes } from '../values/sequences.ts'
import { ellipsis } from '../values/singletons.ts'
import type { Constant } from '@naturalcad/python-ast'
import type { Value } from '../values/value.ts'

export function constantValue(node: Constant): Value {
  const { value } = node
  switch (value.kind) {
    case 'none':
      return null
    case 'ellipsis':
      return ellipsis
    case 'bytes':
      return new PyBytes(value.value)
    case 'imaginary':
      return unsupportedComplex(node.range.line)
    default:
      return value.value
  }
}
