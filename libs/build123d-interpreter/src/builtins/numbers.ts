import { addMethods, addProperties } from './add-methods.ts'
import { setConstructor } from './set-constructor.ts'
import { integerRatio, bitLength, toDouble, truncate } from '../numbers/integer.ts'
import { isNumeric, toInteger } from '../numbers/numeric.ts'
import { parseFloatText, parseIntegerText } from '../numbers/parse-number.ts'
import { asIndex } from '../protocol/slices.ts'
import { callSpecial } from '../protocol/special.ts'
import { truth } from '../protocol/truth.ts'
import { typeName } from '../native/converters.ts'
import { boolClass, floatClass, intClass } from '../values/builtin-classes.ts'
import { typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function equipNumbers(): void {
  setConstructor(intClass, 'int(x=0, /, base=None)', (args, context) => toInt(context, args.get('x'), args.get('base')))
  setConstructor(floatClass, 'float(x=0.0, /)', (args, context) => toFloat(context, args.get('x')))
  setConstructor(boolClass, 'bool(x=False, /)', (args, context) => truth(context, args.get('x')))
  addMethods<bigint | boolean>(intClass, {
    'bit_length()': (self) => BigInt(bitLength(toInteger(self))),
    'bit_count()': (self) => BigInt([...abs(toInteger(self)).toString(2)].filter((digit) => digit === '1').length),
    'as_integer_ratio()': (self) => new PyTuple([toInteger(self), 1n]),
    'conjugate()': (self) => toInteger(self),
    'is_integer()': () => true,
  })
  addProperties<bigint | boolean>(intClass, {
    real: (self) => toInteger(self),
    imag: () => 0n,
    numerator: (self) => toInteger(self),
    denominator: () => 1n,
  })
  addMethods<number>(floatClass, {
    'is_integer()': (self) => Number.isInteger(self),
    'as_integer_ratio()': (self) => new PyTuple(integerRatio(self)),
    'conjugate()': (self) => self,
  })
  addProperties<number>(floatClass, { real: (self) => self, imag: () => 0 })
}

const abs = (value: bigint) => (value < 0n ? -value : value)

function toInt(context: Context, value: Value, base: Value): Value {
  if (base !== null) {
    const index = asIndex(context, base)
    if (index === undefined) throw typeError(`'${typeName(base)}' object cannot be interpreted as an integer`)
    if (typeof value !== 'string') throw typeError("int() can't convert non-string with explicit base")
    return parseIntegerText(value, Number(index))
  }
  if (typeof value === 'string') return parseIntegerText(value)
  if (typeof value === 'number') return truncate(value)
  if (isNumeric(value)) return toInteger(value)
  const converted = callSpecial(context, value, '__int__') ?? asIndex(context, value) ?? callSpecial(context, value, '__trunc__')
  if (typeof converted === 'bigint') return converted
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`)
}

function toFloat(context: Context, value: Value): Value {
  if (typeof value === 'string') return parseFloatText(value)
  if (isNumeric(value)) return typeof value === 'number' ? value : toDouble(toInteger(value))
  const converted = callSpecial(context, value, '__float__')
  if (typeof converted === 'number') return converted
  const index = asIndex(context, value)
  if (index !== undefined) return toDouble(index)
  throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`)
}
