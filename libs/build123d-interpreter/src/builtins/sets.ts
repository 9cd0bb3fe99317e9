import { addMethods } from './add-methods.ts'
import { setConstructor } from './set-constructor.ts'
import { compareSets } from '../protocol/set-comparison.ts'
import { combineSets } from '../protocol/set-operators.ts'
import { iterate } from '../protocol/iterate.ts'
import { frozensetClass, setClass } from '../values/builtin-classes.ts'
import { keyError, pythonError } from '../values/python-error.ts'
import { keyErrorClass } from '../values/exceptions.ts'
import { PySet } from '../values/py-set.ts'
import type { PyClass } from '../values/py-class.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function equipSets(): void {
  for (const cls of [setClass, frozensetClass]) {
    setConstructor(cls, `${cls.name}(iterable=(), /)`, (args, context) => PySet.from(context, iterate(context, args.get('iterable')), cls))
    equipCommon(cls)
  }
  addMethods<PySet>(setClass, {
    'add(element, /)': (self, args, context) => self.add(context, args.get('element')),
    'discard(element, /)': (self, args, context) => {
      self.delete(context, args.get('element'))
    },
    'remove(element, /)': (self, args, context) => {
      if (!self.delete(context, args.get('element'))) throw keyError(args.get('element'))
    },
    'pop()': (self, _args, context) => {
      for (const value of self.values()) {
        self.delete(context, value)
        return value
      }
      throw pythonError(keyErrorClass, 'pop from an empty set')
    },
    'clear()': (self) => self.clear(),
    'update(*others)': (self, args, context) => {
      for (const other of args.variadic('others')) for (const value of iterate(context, other)) self.add(context, value)
    },
    'difference_update(*others)': (self, args, context) => {
      for (const other of args.variadic('others')) for (const value of iterate(context, other)) self.delete(context, value)
    },
    'intersection_update(*others)': (self, args, context) => {
      for (const other of args.variadic('others')) {
        const kept = combineSets(context, '&', self, asSet(context, other))
        for (const value of self.values()) if (kept?.has(context, value) !== true) self.delete(context, value)
      }
    },
  })
}

function equipCommon(cls: PyClass): void {
  const combine = (operator: '|' | '&' | '-') => (self: PySet, others: readonly Value[], context: Context) =>
    others.reduce<PySet>((result, other) => combineSets(context, operator, result, asSet(context, other)) ?? result, PySet.from(context, self.values(), self.cls))
  addMethods<PySet>(cls, {
    'union(*others)': (self, args, context) => combine('|')(self, args.variadic('others'), context),
    'intersection(*others)': (self, args, context) => combine('&')(self, args.variadic('others'), context),
    'difference(*others)': (self, args, context) => combine('-')(self, args.variadic('others'), context),
    'symmetric_difference(other, /)': (self, args, context) => combineSets(context, '^', self, asSet(context, args.get('other'))) ?? self,
    'issubset(other, /)': (self, args, context) => compareSets(context, '<=', self, asSet(context, args.get('other'))),
    'issuperset(other, /)': (self, args, context) => compareSets(context, '>=', self, asSet(context, args.get('other'))),
    'isdisjoint(other, /)': (self, args, context) => combineSets(context, '&', self, asSet(context, args.get('other')))?.size === 0,
    'copy()': (self, _args, context) => PySet.from(context, self.values(), self.cls),
  })
}

function asSet(context: Context, value: Value): PySet {
  return value instanceof PySet ? value : PySet.from(context, iterate(context, value))
}
