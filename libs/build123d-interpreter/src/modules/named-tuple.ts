import { Signature } from '../native/signature.ts'
import { repr } from '../protocol/repr.ts'
import { tupleClass } from '../values/builtin-classes.ts'
import { NativeFunction, PyProperty } from '../values/callables.ts'
import { PyClass } from '../values/py-class.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Value } from '../values/value.ts'

/** `class Point(NamedTuple): x: float`: a tuple whose items have names. */
export function createNamedTupleClass(): PyClass {
  return new PyClass({ name: 'NamedTuple', bases: [tupleClass], isNative: true, module: 'typing', onSubclass: (_context, cls) => addFields(cls) })
}

function addFields(cls: PyClass): void {
  const names = [...cls.annotations.keys()]
  if (names.length === 0) return
  const parameters = names.map((name) => {
    const byDefault = cls.attributes.get(name)
    return { name, kind: 'positional' as const, ...(byDefault === undefined ? {} : { default: () => byDefault }) }
  })
  const signature = new Signature(`${cls.qualifiedName}.__new__`, parameters)
  cls.construct = (context, actual, positional, keywords) => new PyTuple(signature.bind(context, positional, keywords), actual)
  for (const [index, name] of names.entries()) {
    cls.attributes.set(name, new PyProperty((self) => (self instanceof PyTuple ? (self.items[index] ?? null) : null)))
  }
  cls.attributes.set('__match_args__', new PyTuple(names))
  if (cls.attributes.has('__repr__')) return
  const describe = new NativeFunction(
    '__repr__',
    (context, [self = null]): Value => {
      const items = self instanceof PyTuple ? self.items : []
      return `${cls.name}(${names.map((name, index) => `${name}=${repr(context, items[index] ?? null)}`).join(', ')})`
    },
    { isMethod: true },
  )
  cls.attributes.set('__repr__', describe)
}
