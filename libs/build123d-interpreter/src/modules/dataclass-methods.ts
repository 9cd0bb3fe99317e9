import { checkOrder, type DataclassInfo, type PyField } from './dataclass-fields.ts'
import { Signature, type SignatureParameter } from '../native/signature.ts'
import { getAttribute, setOwnAttribute } from '../protocol/attributes.ts'
import { equals, richCompare, type Ordering } from '../protocol/compare.ts'
import { nameOfKey } from '../protocol/hash.ts'
import { repr } from '../protocol/repr.ts'
import { callSpecial } from '../protocol/special.ts'
import { NativeFunction, type Invoke } from '../values/callables.ts'
import { attributeErrorClass, PyException } from '../values/exceptions.ts'
import { classOf } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyInstance } from '../values/py-instance.ts'
import { pythonError, typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import { notImplemented } from '../values/singletons.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export const frozenInstanceErrorClass = new PyClass({
  name: 'FrozenInstanceError',
  bases: [attributeErrorClass],
  isNative: true,
  module: 'dataclasses',
  allocate: (cls) => new PyException(cls),
})

/** What `@dataclass` writes into the class, unless the class has written it itself. */
export function addDataclassMethods(cls: PyClass, { fields, options }: DataclassInfo): void {
  const own = fields.filter(({ kind }) => kind === 'field')
  const define = (name: string, invoke: Invoke) => cls.attributes.set(name, new NativeFunction(name, invoke, { isMethod: true }))
  const defineUnlessWritten = (name: string, invoke: Invoke) => {
    if (!cls.attributes.has(name)) define(name, invoke)
  }
  if (options.init) defineUnlessWritten('__init__', initializer(cls, fields))
  if (options.repr) defineUnlessWritten('__repr__', (context, [self = null]) => describe(context, self, own))
  const compared = own.filter(({ isCompared }) => isCompared)
  const values = (context: Context, self: Value) => new PyTuple(compared.map(({ name }) => getAttribute(context, self, name)))
  if (options.eq) {
    defineUnlessWritten('__eq__', (context, [self = null, other = null]) =>
      classOf(self) === classOf(other) ? equals(context, values(context, self), values(context, other)) : notImplemented,
    )
  }
  if (options.order) {
    const orderings: readonly [string, Ordering][] = [
      ['__lt__', '<'],
      ['__le__', '<='],
      ['__gt__', '>'],
      ['__ge__', '>='],
    ]
    for (const [name, operator] of orderings) {
      if (cls.attributes.has(name)) throw typeError(`Cannot overwrite attribute ${name} in class ${cls.name}. Consider using functools.total_ordering`)
      define(name, (context, [self = null, other = null]) =>
        classOf(self) === classOf(other) ? richCompare(context, operator, values(context, self), values(context, other)) : notImplemented,
      )
    }
  }
  if (options.unsafeHash || (options.eq && options.frozen)) define('__hash__', (context, [self = null]) => textHash(nameOfKey(context, values(context, self))))
  else if (options.eq && !(cls.attributes.get('__hash__') instanceof NativeFunction)) cls.attributes.set('__hash__', null)
  if (options.frozen) {
    define('__setattr__', (_context, [, name = '']) => {
      throw pythonError(frozenInstanceErrorClass, `cannot assign to field ${typeof name === 'string' ? `'${name}'` : ''}`)
    })
  }
  const positional = own.filter(({ isInit, isKeywordOnly }) => isInit && isKeywordOnly !== true)
  if (!cls.attributes.has('__match_args__')) cls.attributes.set('__match_args__', new PyTuple(positional.map(({ name }) => name)))
}

/** Positional fields first, keyword-only ones last. Fields that take no argument get their default. */
function initializer(cls: PyClass, fields: readonly PyField[]): Invoke {
  checkOrder(fields)
  const taken = fields.filter(({ isInit }) => isInit)
  const ordered = [...taken.filter(({ isKeywordOnly }) => isKeywordOnly !== true), ...taken.filter(({ isKeywordOnly }) => isKeywordOnly === true)]
  const parameters = ordered.map((field): SignatureParameter => {
    const byDefault = field.makeDefault()
    return { name: field.name, kind: field.isKeywordOnly === true ? 'keyword-only' : 'positional', ...(byDefault === undefined ? {} : { default: byDefault }) }
  })
  const self: SignatureParameter = { name: 'self', kind: 'positional-only' }
  const signature = new Signature(`${cls.qualifiedName}.__init__`, [self, ...parameters])
  return (context, positional, keywords) => {
    const [instance = null, ...values] = signature.bind(context, positional, keywords)
    if (!(instance instanceof PyInstance)) throw typeError(`${cls.name}.__init__() needs an instance`)
    const byName = new Map(ordered.map(({ name }, index) => [name, values[index] ?? null]))
    for (const field of fields) {
      if (field.kind === 'init-only') continue
      const value = field.isInit ? byName.get(field.name) : field.makeDefault()?.(context)
      if (value !== undefined) setOwnAttribute(context, instance, field.name, value)
    }
    const extra = fields.filter(({ kind }) => kind === 'init-only').map(({ name }) => byName.get(name) ?? null)
    callSpecial(context, instance, '__post_init__', ...extra)
    return null
  }
}

function describe(context: Context, self: Value, fields: readonly PyField[]): string {
  const shown = fields.filter(({ isShown }) => isShown)
  const parts = context.nested(13, () => shown.map(({ name }) => `${name}=${repr(context, getAttribute(context, self, name))}`))
  return `${classOf(self).qualifiedName}(${parts.join(', ')})`
}

/** A hash of the text that names a key: equal values have equal names. */
function textHash(text: string): bigint {
  let hash = 14_695_981_039_346_656_037n
  for (const character of text) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 1_099_511_628_211n)
  return BigInt.asIntN(61, hash)
}
