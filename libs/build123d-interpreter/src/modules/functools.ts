import { defineFunction } from '../native/define-function.ts'
import { getAttribute } from '../protocol/attributes.ts'
import { callValue, isCallable } from '../protocol/calls.ts'
import { isLess, equals } from '../protocol/compare.ts'
import { collect } from '../protocol/iterate.ts'
import { callSpecial } from '../protocol/special.ts'
import { truth } from '../protocol/truth.ts'
import { NativeFunction, PyFunction, PyProperty } from '../values/callables.ts'
import { notImplemented } from '../values/singletons.ts'
import { objectClass, PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Keywords, Value } from '../values/value.ts'

export function createFunctoolsModule(): PyModule {
  const functions = [
    defineFunction('reduce(function, iterable, /, *initial)', (args, context) => {
      const values = collect(context, args.get('iterable'))
      const [initial = values.shift()] = args.variadic('initial')
      if (initial === undefined) throw typeError('reduce() of empty iterable with no initial value')
      return values.reduce<Value>((total, value) => context.call(args.get('function'), [total, value]), initial)
    }),
    defineFunction('cmp_to_key(mycmp)', (args) => createCompareKey(args.get('mycmp'))),
    defineFunction('cache(user_function, /)', (args) => memoized(args.get('user_function'), undefined)),
    defineFunction('lru_cache(maxsize=128, typed=False)', (args) => {
      const size = args.get('maxsize')
      if (isCallable(size)) return memoized(size, 128)
      const limit = args.optionalInteger('maxsize')
      return defineFunction('decorating_function(user_function, /)', (inner) => memoized(inner.get('user_function'), limit))
    }),
    defineFunction('wraps(wrapped, **options)', (args) => {
      const wrapped = args.get('wrapped')
      return defineFunction('decorator(wrapper, /)', (inner) => renamed(inner.get('wrapper'), wrapped))
    }),
    defineFunction('total_ordering(cls, /)', (args) => completeOrdering(args.get('cls'))),
  ]
  const members = new Map<string, Value>(functions.map((each) => [each.name, each]))
  members.set('partial', createPartialClass())
  members.set('cached_property', createCachedProperty())
  return new PyModule('functools', members)
}

/** Keeps the results by arguments; with a limit the one that was not asked for longest goes first. */
function memoized(callable: Value, limit: number | undefined): Value {
  const results = new PyDict()
  const name = callable instanceof PyFunction ? callable.name : 'cached'
  return new NativeFunction(
    name,
    (context, positional, keywords) => {
      const key = new PyTuple([...positional, ...[...keywords].map(([keyword, value]) => new PyTuple([keyword, value]))])
      const known = results.get(context, key)
      if (known !== undefined) {
        if (limit !== undefined) {
          results.delete(context, key)
          results.set(context, key, known)
        }
        return known
      }
      const result = callValue(context, callable, positional, keywords)
      results.set(context, key, result)
      if (limit !== undefined && results.size > limit) for (const entry of results.entries()) if (results.size > limit) results.delete(context, entry.key)
      return result
    },
    { isMethod: true },
  )
}

function renamed(wrapper: Value, wrapped: Value): Value {
  if (!(wrapper instanceof PyFunction) || !(wrapped instanceof PyFunction)) return wrapper
  const { name, qualifiedName, documentation } = wrapped
  return new PyFunction({ name, qualifiedName, documentation, signature: wrapper.signature, invoke: wrapper.invoke })
}

class PyPartial extends PyInstance {
  callable: Value = null
  positional: readonly Value[] = []
  keywords: Keywords = new Map()
}

function createPartialClass(): PyClass {
  const invoke = new NativeFunction(
    '__call__',
    (context, [self, ...positional], keywords) => {
      if (!(self instanceof PyPartial)) throw typeError('partial expected')
      return context.nested(8, () => callValue(context, self.callable, [...self.positional, ...positional], new Map([...self.keywords, ...keywords])))
    },
    { isMethod: true },
  )
  return new PyClass({
    name: 'partial',
    bases: [objectClass],
    isNative: true,
    module: 'functools',
    attributes: [
      ['__call__', invoke],
      ['func', new PyProperty((self) => (self instanceof PyPartial ? self.callable : null))],
      ['args', new PyProperty((self) => new PyTuple(self instanceof PyPartial ? self.positional : []))],
    ],
    construct: (_context, cls, [callable, ...positional], keywords) => {
      if (callable === undefined) throw typeError("type 'partial' takes at least one argument")
      if (!isCallable(callable)) throw typeError('the first argument must be callable')
      const partial = new PyPartial(cls)
      Object.assign(partial, { callable, positional, keywords })
      return partial
    },
  })
}

function createCachedProperty(): Value {
  return defineFunction('cached_property(func)', (args, context) => {
    const getter = args.get('func')
    const name = getAttribute(context, getter, '__name__')
    return new PyProperty(getter, null, typeof name === 'string' ? name : undefined)
  })
}

class PyCompareKey extends PyInstance {
  value: Value = null
}

function createCompareKey(compare: Value): PyClass {
  const less = new NativeFunction(
    '__lt__',
    (context, [left, right]) => {
      if (!(left instanceof PyCompareKey) || !(right instanceof PyCompareKey)) return notImplemented
      return isLess(context, context.call(compare, [left.value, right.value]), 0n)
    },
    { isMethod: true },
  )
  const equal = new NativeFunction(
    '__eq__',
    (context, [left, right]) => {
      if (!(left instanceof PyCompareKey) || !(right instanceof PyCompareKey)) return notImplemented
      return equals(context, context.call(compare, [left.value, right.value]), 0n)
    },
    { isMethod: true },
  )
  return new PyClass({
    name: 'KeyWrapper',
    bases: [objectClass],
    isNative: true,
    module: 'functools',
    attributes: [
      ['__lt__', less],
      ['__eq__', equal],
    ],
    construct: (_context, cls, [value = null]) => {
      const key = new PyCompareKey(cls)
      key.value = value
      return key
    },
  })
}

const orderings = ['__lt__', '__gt__', '__le__', '__ge__'] as const
type Ordering = (typeof orderings)[number]

/** How each comparison follows from the one that a class has: `less`, `equal` are the answers of that one and of `==`. */
const derived: Readonly<Record<Ordering, Readonly<Partial<Record<Ordering, (answer: boolean, isEqual: () => boolean) => boolean>>>>> = {
  __lt__: { __gt__: (less, isEqual) => !less && !isEqual(), __le__: (less, isEqual) => less || isEqual(), __ge__: (less) => !less },
  __le__: { __ge__: (atMost, isEqual) => !atMost || isEqual(), __lt__: (atMost, isEqual) => atMost && !isEqual(), __gt__: (atMost) => !atMost },
  __gt__: { __lt__: (more, isEqual) => !more && !isEqual(), __ge__: (more, isEqual) => more || isEqual(), __le__: (more) => !more },
  __ge__: { __le__: (atLeast, isEqual) => !atLeast || isEqual(), __gt__: (atLeast, isEqual) => atLeast && !isEqual(), __lt__: (atLeast) => !atLeast },
}

function completeOrdering(cls: Value): Value {
  if (!(cls instanceof PyClass)) throw typeError('total_ordering expects a class')
  const root = orderings.find((name) => cls.find(name) !== undefined)
  if (root === undefined) throw valueError('must define at least one ordering operation: < > <= >=')
  for (const [name, derive] of Object.entries(derived[root])) {
    if (cls.find(name) !== undefined) continue
    const operator = new NativeFunction(
      name,
      (context, [left = null, right = null]) => {
        const answer = callSpecial(context, left, root, right)
        if (answer === undefined || answer === notImplemented) return notImplemented
        return derive(truth(context, answer), () => equals(context, left, right))
      },
      { isMethod: true },
    )
    cls.attributes.set(name, operator)
  }
  return cls
}
