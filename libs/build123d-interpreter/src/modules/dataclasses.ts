import { collectFields, DataclassInfo, defineField, PyField, readInfo, type DataclassOptions } from './dataclass-fields.ts'
import { addDataclassMethods, frozenInstanceErrorClass } from './dataclass-methods.ts'
import { defineFunction } from '../native/define-function.ts'
import { getAttribute } from '../protocol/attributes.ts'
import { callValue } from '../protocol/calls.ts'
import { typeName } from '../native/converters.ts'
import { classOf } from '../values/class-of.ts'
import { objectClass, PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { PyList, PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function createDataclassesModule(): PyModule {
  const options = 'init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False'
  const functions = [
    defineFunction(`dataclass(cls=None, /, *, ${options})`, (args, context) => {
      const settings = readOptions(args)
      const cls = args.get('cls')
      if (cls === null) return defineFunction('wrap(cls, /)', (inner) => makeDataclass(context, inner.get('cls'), settings))
      return makeDataclass(context, cls, settings)
    }),
    defineField,
    defineFunction('fields(class_or_instance)', (args) => new PyTuple(infoOf(args.get('class_or_instance'), 'must be called with a dataclass type or instance').fields.filter(({ kind }) => kind === 'field'))),
    defineFunction('is_dataclass(obj, /)', (args) => findInfo(args.get('obj')) !== undefined),
    defineFunction('asdict(obj, *, dict_factory=None)', (args, context) => toDict(context, instance(args.get('obj'), 'asdict'))),
    defineFunction('astuple(obj, *, tuple_factory=None)', (args, context) => toTuple(context, instance(args.get('obj'), 'astuple'))),
    defineFunction('replace(obj, /, **changes)', (args, context) => replace(context, instance(args.get('obj'), 'replace'), args.keywords('changes'))),
  ]
  const marker = (name: string) => new PyClass({ name, bases: [objectClass], isNative: true, module: 'dataclasses' })
  const members = new Map<string, Value>(functions.map((each) => [each.name, each]))
  for (const cls of [marker('KW_ONLY'), marker('InitVar'), frozenInstanceErrorClass]) members.set(cls.name, cls)
  return new PyModule('dataclasses', members)
}

function readOptions(args: BoundArguments): DataclassOptions {
  return {
    init: args.boolean('init'),
    repr: args.boolean('repr'),
    eq: args.boolean('eq'),
    order: args.boolean('order'),
    frozen: args.boolean('frozen'),
    unsafeHash: args.boolean('unsafe_hash'),
    keywordOnly: args.boolean('kw_only'),
  }
}

function makeDataclass(context: Context, cls: Value, options: DataclassOptions): Value {
  if (!(cls instanceof PyClass) || cls.isNative) throw typeError('dataclass() should be used on a class')
  if (options.order && !options.eq) throw valueError('eq must be true if order is true')
  const info = new DataclassInfo(collectFields(context, cls, options), options)
  cls.attributes.set(DataclassInfo.attribute, info)
  addDataclassMethods(cls, info)
  return cls
}

function findInfo(value: Value): DataclassInfo | undefined {
  return readInfo(value instanceof PyClass ? value : classOf(value))
}

function infoOf(value: Value, message: string): DataclassInfo {
  const info = findInfo(value)
  if (info === undefined) throw typeError(message)
  return info
}

function instance(value: Value, name: string): PyInstance {
  if (!(value instanceof PyInstance) || findInfo(value) === undefined) throw typeError(`${name}() should be called on dataclass instances`)
  return value
}

function fieldsOf(value: PyInstance): readonly PyField[] {
  return infoOf(value, `${typeName(value)} is no dataclass`).fields.filter(({ kind }) => kind === 'field')
}

/** Fields and what lies in them, dataclasses inside included. */
function convert(context: Context, value: Value, whole: (value: PyInstance) => Value): Value {
  context.spend(1)
  const inner = (item: Value) => context.nested(16, () => convert(context, item, whole))
  if (value instanceof PyInstance && findInfo(value) !== undefined) return whole(value)
  if (value instanceof PyList) return new PyList(value.items.map(inner))
  if (value instanceof PyTuple) return new PyTuple(value.items.map(inner), value.cls)
  if (value instanceof PyDict) {
    return PyDict.from(
      context,
      Array.from(value.entries(), (entry) => [inner(entry.key), inner(entry.value)] as const),
    )
  }
  return value
}

function toDict(context: Context, value: PyInstance): Value {
  const whole = (each: PyInstance): Value =>
    PyDict.from(
      context,
      fieldsOf(each).map(({ name }) => [name, convert(context, getAttribute(context, each, name), whole)] as const),
    )
  return whole(value)
}

function toTuple(context: Context, value: PyInstance): Value {
  const whole = (each: PyInstance): Value => new PyTuple(fieldsOf(each).map(({ name }) => convert(context, getAttribute(context, each, name), whole)))
  return whole(value)
}

function replace(context: Context, value: PyInstance, changes: ReadonlyMap<string, Value>): Value {
  const values = new Map(changes)
  for (const { name, isInit, kind } of fieldsOf(value)) {
    if (kind !== 'field') continue
    if (!isInit && values.has(name)) throw valueError(`field ${name} is declared with init=False, it cannot be specified with replace()`)
    if (isInit && !values.has(name)) values.set(name, getAttribute(context, value, name))
  }
  return callValue(context, value.cls, [], values)
}
