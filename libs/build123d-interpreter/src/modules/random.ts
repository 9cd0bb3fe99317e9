import { sha512 } from '@noble/hashes/sha2.js'
import { MersenneTwister } from './mersenne-twister.ts'
import { gammaVariate, normal, triangular } from './random-variates.ts'
import { defineClass, type NativeMethodBody } from '../native/define-class.ts'
import { typeName } from '../native/converters.ts'
import { floatHash } from '../numbers/float-hash.ts'
import { isInteger, isNumeric, toInteger } from '../numbers/numeric.ts'
import { lengthOf } from '../protocol/length.ts'
import { collect } from '../protocol/iterate.ts'
import { getItem } from '../protocol/subscript.ts'
import { NativeFunction } from '../values/callables.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { indexError, typeError, valueError } from '../values/python-error.ts'
import { PyList, PyRange, PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { PyClass } from '../values/py-class.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** A generator. Without a seed it starts from a fixed one: the same script makes the same part. */
class PyRandom extends PyInstance {
  readonly twister = new MersenneTwister()
  nextGauss: number | undefined

  constructor(cls: PyClass) {
    super(cls)
    this.seed(0n)
  }

  seed(value: Value): void {
    this.nextGauss = undefined
    this.twister.seed(seedWords(value))
  }
}

function seedWords(value: Value): number[] {
  let seed: bigint
  if (value === null) seed = 0n
  else if (isInteger(value)) seed = toInteger(value)
  else if (typeof value === 'number') seed = BigInt.asUintN(64, floatHash(value))
  else if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value)
    seed = [...bytes, ...sha512(bytes)].reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  } else throw typeError('The only supported seed types are: None,\nint, float, str, bytes, and bytearray.')
  const words: number[] = []
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffff_ffffn))
  return words.length === 0 ? [0] : words
}

const methods: Readonly<Record<string, NativeMethodBody<PyRandom>>> = {
  'seed(a=None)': (self, args) => self.seed(args.get('a')),
  'random()': (self) => self.twister.random(),
  'uniform(a, b)': (self, args) => args.float('a') + (args.float('b') - args.float('a')) * self.twister.random(),
  'randint(a, b)': (self, args) => randomInteger(self, args.get('a'), add(args.get('b'), 1n), 1n),
  'randrange(start, stop=None, step=1)': (self, args) => {
    const [start, stop, step] = [args.get('start'), args.get('stop'), args.get('step')]
    return stop === null ? randomInteger(self, 0n, start, 1n) : randomInteger(self, start, stop, step)
  },
  'choice(seq)': (self, args, context) => {
    const length = lengthOf(context, args.get('seq'))
    if (length === 0n) throw indexError('Cannot choose from an empty sequence')
    return getItem(context, args.get('seq'), self.twister.below(length))
  },
  'choices(population, weights=None, *, cum_weights=None, k=1)': choices,
  'shuffle(x)': (self, args, context) => {
    const list = args.get('x')
    if (!(list instanceof PyList)) throw typeError(`'${typeName(list)}' object does not support item assignment`)
    for (let i = list.items.length - 1; i > 0; i -= 1) {
      context.spend(1)
      const j = Number(self.twister.below(BigInt(i + 1)))
      ;[list.items[i], list.items[j]] = [list.items[j] ?? null, list.items[i] ?? null]
    }
  },
  'sample(population, k, *, counts=None)': sample,
  'gauss(mu=0.0, sigma=1.0)': (self, args) => {
    const kept = self.nextGauss
    self.nextGauss = undefined
    if (kept !== undefined) return args.float('mu') + kept * args.float('sigma')
    const angle = self.twister.random() * (2 * Math.PI)
    const radius = Math.sqrt(-2 * Math.log(1 - self.twister.random()))
    self.nextGauss = Math.sin(angle) * radius
    return args.float('mu') + Math.cos(angle) * radius * args.float('sigma')
  },
  'normalvariate(mu=0.0, sigma=1.0)': (self, args) => normal(self.twister, args.float('mu'), args.float('sigma')),
  'triangular(low=0.0, high=1.0, mode=None)': (self, args) => triangular(self.twister, args.float('low'), args.float('high'), args.optionalFloat('mode')),
  'betavariate(alpha, beta)': (self, args) => {
    const y = gammaVariate(self.twister, args.float('alpha'), 1)
    return y === 0 ? 0 : y / (y + gammaVariate(self.twister, args.float('beta'), 1))
  },
}

function add(value: Value, one: bigint): Value {
  return isInteger(value) ? toInteger(value) + one : value
}

function randomInteger(self: PyRandom, start: Value, stop: Value, step: Value): bigint {
  const [first, last, stride] = [start, stop, step].map((value) => {
    if (!isInteger(value)) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
    return toInteger(value)
  }) as [bigint, bigint, bigint]
  if (stride === 0n) throw valueError('zero step for randrange()')
  const range = new PyRange(first, last, stride)
  if (range.length <= 0n) throw valueError(stride === 1n ? `empty range in randrange(${first}, ${last})` : `empty range in randrange(${first}, ${last}, ${stride})`)
  return range.at(self.twister.below(range.length))
}

function choices(self: PyRandom, args: BoundArguments, context: Context): Value {
  const population = collect(context, args.get('population'))
  const count = args.integer('k')
  context.spend(Math.max(0, count))
  context.allocate(Math.max(0, count) * 8)
  const weights = args.get('weights')
  const cumulative = args.get('cum_weights')
  if (weights === null && cumulative === null) {
    if (population.length === 0) throw indexError('Cannot choose from an empty sequence')
    return new PyList(Array.from({ length: count }, () => population[Math.floor(self.twister.random() * population.length)] ?? null))
  }
  if (weights !== null && cumulative !== null) throw typeError('Cannot specify both weights and cumulative weights')
  let sum = 0
  const numbers = collect(context, weights ?? cumulative).map((value) => (isNumeric(value) ? Number(value) : 0))
  const bounds = weights === null ? numbers : numbers.map((weight) => (sum += weight))
  if (bounds.length !== population.length) throw valueError('The number of weights does not match the population')
  const total = bounds.at(-1) ?? 0
  if (total <= 0) throw valueError('Total of weights must be greater than zero')
  const draw = () => {
    const wanted = self.twister.random() * total
    const index = bounds.findIndex((bound) => bound > wanted)
    return population[index < 0 ? population.length - 1 : index] ?? null
  }
  return new PyList(Array.from({ length: count }, draw))
}

/** CPython keeps a pool for large samples and a set of taken positions for small ones; the draws differ. */
function sample(self: PyRandom, args: BoundArguments, context: Context): Value {
  const source = args.get('population')
  if (!(source instanceof PyList || source instanceof PyTuple || source instanceof PyRange || typeof source === 'string')) {
    throw typeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
  }
  let population = collect(context, source)
  if (args.get('counts') !== null) {
    const counts = collect(context, args.get('counts'))
    population = population.flatMap((value, index) => {
      const times = counts[index]
      context.allocate(typeof times === 'bigint' ? Number(times) * 8 : 0)
      return typeof times === 'bigint' ? Array.from({ length: Number(times) }, () => value) : [value]
    })
  }
  const [size, count] = [population.length, args.integer('k')]
  if (count < 0 || count > size) throw valueError('Sample larger than population or is negative')
  const setSize = count > 5 ? 21 + 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 21
  if (size <= setSize) {
    return new PyList(
      Array.from({ length: count }, (_, index) => {
        const j = Number(self.twister.below(BigInt(size - index)))
        const value = population[j] ?? null
        population[j] = population[size - index - 1] ?? null
        return value
      }),
    )
  }
  const taken = new Set<number>()
  return new PyList(
    Array.from({ length: count }, () => {
      let j = Number(self.twister.below(BigInt(size)))
      while (taken.has(j)) j = Number(self.twister.below(BigInt(size)))
      taken.add(j)
      return population[j] ?? null
    }),
  )
}

const moduleGenerator = Symbol('the generator behind the functions of the random module')

export function createRandomModule(): PyModule {
  const randomClass = defineClass<PyRandom>({
    name: 'Random',
    module: 'random',
    allocate: (cls) => new PyRandom(cls),
    init: ['Random(x=None)', (self, args) => self.seed(args.get('x'))],
    methods,
  })
  const members = new Map<string, Value>([['Random', randomClass]])
  for (const [name, method] of randomClass.attributes) {
    if (!(method instanceof NativeFunction) || name === '__init__') continue
    const invoke = (context: Context, positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      const known = context.state.get(moduleGenerator)
      const generator = known instanceof PyRandom ? known : new PyRandom(randomClass)
      context.state.set(moduleGenerator, generator)
      return method.invoke(context, [generator, ...positional], keywords)
    }
    members.set(name, new NativeFunction(name, invoke))
  }
  return new PyModule('random', members)
}
