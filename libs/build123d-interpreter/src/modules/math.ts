import { defineFunction } from '../native/define-function.ts'
import { combinations, factorial, greatestCommonDivisor, leastCommonMultiple, permutations, squareRoot } from '../numbers/combinatorics.ts'
import { decompose } from '../numbers/exact-decimal.ts'
import { bitLength, toDouble, truncate } from '../numbers/integer.ts'
import { isInteger, isNumeric, toInteger } from '../numbers/numeric.ts'
import { exactSum } from '../numbers/exact-sum.ts'
import { erf, erfc, gamma, logGamma } from '../numbers/special-functions.ts'
import { collect, iterate } from '../protocol/iterate.ts'
import { binaryOperation } from '../protocol/operators.ts'
import { asIndex } from '../protocol/slices.ts'
import { callSpecial } from '../protocol/special.ts'
import { typeName } from '../native/converters.ts'
import { PyModule } from '../values/py-module.ts'
import { overflowError, typeError, valueError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

const domainError = () => valueError('math domain error')
const rangeError = () => overflowError('math range error')

/** A value as a double, as C functions take it: also what has `__float__`. */
function toNumber(context: Context, value: Value): number {
  if (typeof value === 'number') return value
  if (isNumeric(value)) return toDouble(toInteger(value))
  const converted = callSpecial(context, value, '__float__') ?? asIndex(context, value)
  if (typeof converted === 'number') return converted
  if (typeof converted === 'bigint') return toDouble(converted)
  throw typeError(`must be real number, not ${typeName(value)}`)
}

/** NaN from a number is a domain error, infinity from a finite one a range error. */
function checked(result: number, ...inputs: readonly number[]): number {
  if (Number.isNaN(result) && !inputs.some(Number.isNaN)) throw domainError()
  if (!Number.isFinite(result) && inputs.every(Number.isFinite)) throw rangeError()
  return result
}

const unary: Readonly<Record<string, (x: number) => number>> = {
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  exp2: (x) => 2 ** x,
  expm1: Math.expm1,
  fabs: Math.abs,
  log1p: (x) => (x <= -1 ? Number.NaN : Math.log1p(x)),
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  erf,
  erfc,
  degrees: (x) => x * (180 / Math.PI),
  radians: (x) => x * (Math.PI / 180),
}

function one(name: string, compute: (x: number) => Value): Value {
  return defineFunction(`${name}(x, /)`, (args, context) => compute(toNumber(context, args.get('x'))))
}

function two(name: string, compute: (x: number, y: number) => number): Value {
  return defineFunction(`${name}(x, y, /)`, (args, context) => compute(toNumber(context, args.get('x')), toNumber(context, args.get('y'))))
}

/** To the next int, by the value's own method where it has one. */
function rounding(name: string, method: string, compute: (x: number) => number): Value {
  return defineFunction(`${name}(x, /)`, (args, context) => {
    const value = args.get('x')
    if (isInteger(value)) return toInteger(value)
    const custom = typeof value === 'number' ? undefined : callSpecial(context, value, method)
    return custom ?? truncate(compute(toNumber(context, value)))
  })
}

export function createMathModule(): PyModule {
  const members = new Map<string, Value>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Infinity],
    ['nan', Number.NaN],
    ['isnan', one('isnan', Number.isNaN)],
    ['isinf', one('isinf', (x) => !Number.isFinite(x) && !Number.isNaN(x))],
    ['isfinite', one('isfinite', Number.isFinite)],
    ['floor', rounding('floor', '__floor__', Math.floor)],
    ['ceil', rounding('ceil', '__ceil__', Math.ceil)],
    ['trunc', rounding('trunc', '__trunc__', Math.trunc)],
    ['modf', one('modf', (x) => new PyTuple(Number.isFinite(x) ? [Object.is(x % 1, -0) || x < 0 ? -Math.abs(x % 1) : x % 1, Math.trunc(x)] : [Number.isNaN(x) ? x : x > 0 ? 0 : -0, x]))],
    ['frexp', one('frexp', fractionAndExponent)],
    ['ulp', one('ulp', unitInLastPlace)],
    ['gamma', one('gamma', (x) => checked(gamma(x), x))],
    ['lgamma', one('lgamma', (x) => checked(logGamma(x), x))],
    ['log2', one('log2', (x) => logarithm(x, Math.log2))],
    ['log10', one('log10', (x) => logarithm(x, Math.log10))],
    ['atan2', two('atan2', Math.atan2)],
    ['copysign', two('copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)))],
    ['fmod', two('fmod', (x, y) => checked(x % y, x, y))],
    ['pow', two('pow', power)],
    ['remainder', two('remainder', remainder)],
    ['nextafter', two('nextafter', nextAfter)],
    ['ldexp', defineFunction('ldexp(x, i, /)', (args, context) => scaleByPower(toNumber(context, args.get('x')), args.integer('i')))],
    ['log', defineFunction('log(x, *base)', log)],
    ['hypot', defineFunction('hypot(*coordinates)', (args, context) => Math.hypot(...args.variadic('coordinates').map((value) => toNumber(context, value))))],
    ['dist', defineFunction('dist(p, q, /)', distance)],
    ['fsum', defineFunction('fsum(seq, /)', (args, context) => exactSum(collect(context, args.get('seq')).map((value) => toNumber(context, value))))],
    ['prod', defineFunction('prod(iterable, /, *, start=1)', product)],
    ['isclose', defineFunction('isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)', isClose)],
    ...integerFunctions(),
  ])
  for (const [name, compute] of Object.entries(unary)) members.set(name, one(name, (x) => checked(compute(x), x)))
  return new PyModule('math', members)
}

function integerFunctions(): [string, Value][] {
  const integer = (context: Context, value: Value): bigint => {
    const index = asIndex(context, value)
    if (index === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
    return index
  }
  const fold = (name: string, start: bigint, combine: (left: bigint, right: bigint) => bigint): [string, Value] => [
    name,
    defineFunction(`${name}(*integers)`, (args, context) => args.variadic('integers').reduce<bigint>((result, value) => combine(result, integer(context, value)), start)),
  ]
  return [
    fold('gcd', 0n, greatestCommonDivisor),
    fold('lcm', 1n, leastCommonMultiple),
    ['factorial', defineFunction('factorial(x, /)', (args, context) => factorial(context, integer(context, args.get('x'))))],
    ['comb', defineFunction('comb(n, k, /)', (args, context) => combinations(context, integer(context, args.get('n')), integer(context, args.get('k'))))],
    [
      'perm',
      defineFunction('perm(n, k=None, /)', (args, context) => {
        const count = integer(context, args.get('n'))
        return permutations(context, count, args.get('k') === null ? count : integer(context, args.get('k')))
      }),
    ],
    ['isqrt', defineFunction('isqrt(n, /)', (args, context) => squareRoot(integer(context, args.get('n'))))],
  ]
}

function log(args: BoundArguments, context: Context): Value {
  const [base] = args.variadic('base')
  const natural = (value: Value) => {
    if (typeof value !== 'bigint' || (value < 2n ** 1000n && value > 0n)) return logarithm(toNumber(context, value), Math.log)
    if (value <= 0n) throw domainError()
    // Beyond the doubles: the logarithm of the leading bits, and of the power of two that was taken out.
    const shift = bitLength(value) - 60
    return Math.log(Number(value >> BigInt(shift))) + shift * Math.LN2
  }
  const numerator = natural(args.get('x'))
  if (base === undefined) return numerator
  return binaryOperation(context, '/', numerator, natural(base))
}

function logarithm(x: number, compute: (x: number) => number): number {
  if (x <= 0) throw domainError()
  return compute(x)
}

function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1
  if (x === 0 && y < 0) throw domainError()
  return checked(x ** y, x, y)
}

/** IEEE 754 remainder: to the nearest multiple, ties to the even one. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  if (y === 0 || !Number.isFinite(x)) throw domainError()
  if (!Number.isFinite(y)) return x
  const size = Math.abs(y)
  const rest = Math.abs(x) % size
  const other = size - rest
  const near = rest < other ? rest : rest > other ? -other : rest - 2 * ((0.5 * (Math.abs(x) - rest)) % size)
  return x < 0 || Object.is(x, -0) ? -near : near
}

function fractionAndExponent(x: number): Value {
  if (x === 0 || !Number.isFinite(x)) return new PyTuple([x, 0n])
  const { mantissa, exponent } = decompose(x)
  const bits = mantissa.toString(2).length
  const fraction = Number(mantissa) / 2 ** bits
  return new PyTuple([x < 0 ? -fraction : fraction, BigInt(exponent + bits)])
}

function scaleByPower(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  if (exponent < -2200) return x < 0 ? -0 : 0
  // In steps that neither overflow nor round twice.
  const step = Math.max(-1000, Math.min(1000, exponent))
  const middle = Math.max(-1000, Math.min(1000, exponent - step))
  return checked(x * 2 ** middle * 2 ** step * 2 ** Math.max(-200, Math.min(200, exponent - step - middle)), x)
}

function unitInLastPlace(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity
  return 2 ** decompose(x).exponent
}

function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  if (x === y) return y
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const bits = view.getBigInt64(0)
  view.setBigInt64(0, x < y === x > 0 ? bits + 1n : bits - 1n)
  return view.getFloat64(0)
}

function distance(args: BoundArguments, context: Context): Value {
  const [p, q] = [collect(context, args.get('p')), collect(context, args.get('q'))]
  if (p.length !== q.length) throw valueError('both points must have the same number of dimensions')
  return Math.hypot(...p.map((value, index) => toNumber(context, value) - toNumber(context, q[index] ?? null)))
}

function product(args: BoundArguments, context: Context): Value {
  let result = args.get('start')
  for (const value of iterate(context, args.get('iterable'))) result = binaryOperation(context, '*', result, value)
  return result
}

function isClose(args: BoundArguments, context: Context): Value {
  const [a, b, relative, absolute] = ['a', 'b', 'rel_tol', 'abs_tol'].map((name) => toNumber(context, args.get(name))) as [number, number, number, number]
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative')
  if (a === b) return true
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false
  const difference = Math.abs(b - a)
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute
}
