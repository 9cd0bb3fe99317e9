import { addClassMethods, addMethods } from './add-methods.ts'
import { collect, iterate } from '../protocol/iterate.ts'
import { getItem } from '../protocol/subscript.ts'
import { tryAttribute } from '../protocol/attributes.ts'
import { dictClass } from '../values/builtin-classes.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { keyError, pythonError, typeError, valueError } from '../values/python-error.ts'
import { keyErrorClass } from '../values/exceptions.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Keywords, Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export function equipDicts(): void {
  dictClass.construct = (context, _cls, positional, keywords) => {
    if (positional.length > 1) throw typeError(`dict expected at most 1 argument, got ${positional.length}`)
    const dict = new PyDict()
    merge(context, dict, positional[0], keywords)
    return dict
  }
  addMethods<PyDict>(dictClass, {
    'get(key, default=None, /)': (self, args, context) => self.get(context, args.get('key')) ?? args.get('default'),
    'keys()': (self) => new PyDictView(self, 'keys'),
    'values()': (self) => new PyDictView(self, 'values'),
    'items()': (self) => new PyDictView(self, 'items'),
    'setdefault(key, default=None, /)': (self, args, context) => {
      const known = self.get(context, args.get('key'))
      if (known !== undefined) return known
      self.set(context, args.get('key'), args.get('default'))
      return args.get('default')
    },
    'pop(key, *default)': (self, args, context) => {
      const removed = self.delete(context, args.get('key'))
      if (removed !== undefined) return removed
      const [byDefault] = args.variadic('default')
      if (byDefault === undefined) throw keyError(args.get('key'))
      return byDefault
    },
    'popitem()': (self, _args, context) => {
      const last = [...self.entries()].at(-1)
      if (last === undefined) throw pythonError(keyErrorClass, 'popitem(): dictionary is empty')
      context.spend(self.size / 16)
      self.delete(context, last.key)
      return new PyTuple([last.key, last.value])
    },
    'clear()': (self) => self.clear(),
    'copy()': (self, _args, context) =>
      PyDict.from(
        context,
        Array.from(self.entries(), ({ key, value }) => [key, value] as const),
      ),
    'update(*sources, **values)': (self, args, context) => {
      const sources = args.variadic('sources')
      if (sources.length > 1) throw typeError(`update expected at most 1 argument, got ${sources.length}`)
      merge(context, self, sources[0], args.keywords('values'))
    },
  })
  addClassMethods(dictClass, {
    'fromkeys(iterable, value=None, /)': (_cls, args, context) => {
      const dict = new PyDict()
      for (const key of iterate(context, args.get('iterable'))) dict.set(context, key, args.get('value'))
      return dict
    },
  })
}

/** What `dict(source, **keywords)` and `update` put in: a mapping, or an iterable of pairs. */
function merge(context: Context, dict: PyDict, source: Value | undefined, keywords: Keywords): void {
  if (source instanceof PyDict) for (const { key, value } of source.entries()) dict.set(context, key, value)
  else if (source !== undefined) {
    const keys = source !== null && typeof source === 'object' ? tryAttribute(context, source, 'keys') : undefined
    if (keys === undefined) mergePairs(context, dict, source)
    else for (const key of iterate(context, context.call(keys))) dict.set(context, key, getItem(context, source, key))
  }
  for (const [key, value] of keywords) dict.set(context, key, value)
}

function mergePairs(context: Context, dict: PyDict, source: Value): void {
  let index = 0
  for (const pair of iterate(context, source)) {
    if (pair === null || (typeof pair !== 'object' && typeof pair !== 'string')) {
      throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`)
    }
    const items = collect(context, pair)
    const [key, value] = items
    if (key === undefined || value === undefined || items.length !== 2) {
      throw valueError(`dictionary update sequence element #${index} has length ${items.length}; 2 is required`)
    }
    dict.set(context, key, value)
    index += 1
  }
}

