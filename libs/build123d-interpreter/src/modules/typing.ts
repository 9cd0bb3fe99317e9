import { createAbstractClasses } from './collections-abc.ts'
import { createNamedTupleClass } from './named-tuple.ts'
import { defineFunction } from '../native/define-function.ts'
import { dictClass, frozensetClass, listClass, setClass, strClass, tupleClass } from '../values/builtin-classes.ts'
import { NativeFunction } from '../values/callables.ts'
import { objectClass, PyClass, typeClass } from '../values/py-class.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { PyUnion } from '../values/py-union.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Value } from '../values/value.ts'

const specialForms = ['Annotated', 'Any', 'ClassVar', 'Final', 'Literal', 'LiteralString', 'Never', 'NoReturn', 'Self', 'TypeAlias', 'TypeGuard']
const supports = { SupportsAbs: '__abs__', SupportsFloat: '__float__', SupportsIndex: '__index__', SupportsInt: '__int__', SupportsRound: '__round__' }

/** Types mean nothing when a script runs: names to be written in annotations, aliases and base classes. */
export function createTypingModule(): PyModule {
  const form = (name: string, base: PyClass = objectClass) => new PyClass({ name, bases: [base], isNative: true, module: 'typing' })
  const members = createAbstractClasses()
  members.set('AbstractSet', members.get('Set') ?? setClass)
  const aliases: Readonly<Record<string, Value>> = {
    List: listClass,
    Dict: dictClass,
    Tuple: tupleClass,
    Set: setClass,
    FrozenSet: frozensetClass,
    Type: typeClass,
    Text: strClass,
    DefaultDict: dictClass,
    Deque: listClass,
    TYPE_CHECKING: false,
    Generic: form('Generic'),
    Protocol: form('Protocol'),
    NamedTuple: createNamedTupleClass(),
    Union: subscripted('Union', (items) => new PyUnion(items.flatMap((item) => (item instanceof PyUnion ? item.members : [item])))),
    Optional: subscripted('Optional', (items) => new PyUnion([...items.flatMap((item) => (item instanceof PyUnion ? item.members : [item])), null])),
  }
  for (const [name, value] of Object.entries(aliases)) members.set(name, value)
  for (const name of specialForms) members.set(name, form(name))
  for (const [name, method] of Object.entries(supports)) {
    members.set(name, new PyClass({ name, bases: [objectClass], isNative: true, module: 'typing', accepts: (cls) => cls.find(method) !== undefined }))
  }
  members.set('cast', defineFunction('cast(typ, val)', (args) => args.get('val')))
  members.set('final', defineFunction('final(f)', (args) => args.get('f')))
  members.set('TypeVar', defineFunction('TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False)', (args) => form(args.string('name'))))
  members.set('NewType', defineFunction('NewType(name, tp)', (args) => defineFunction(`${args.string('name')}(value)`, (inner) => inner.get('value'))))
  return new PyModule('typing', members)
}

/** A form that is written `Name[…]` and gives a value of its own. */
function subscripted(name: string, make: (items: readonly Value[]) => Value): Value {
  const cls = new PyClass({ name, bases: [objectClass], isNative: true, module: 'typing' })
  const getItem = new NativeFunction('__getitem__', (_context, [, key = null]) => make(key instanceof PyTuple ? key.items : [key]), { isMethod: true })
  cls.attributes.set('__getitem__', getItem)
  return new PyInstance(cls)
}
