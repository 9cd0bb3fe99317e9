import { defineFunction } from '../native/define-function.ts'
import { hashKey } from '../protocol/hash.ts'
import { callValue } from '../protocol/calls.ts'
import { classOf } from '../values/class-of.ts'
import { NativeFunction, PyProperty } from '../values/callables.ts'
import { objectClass, PyClass } from '../values/py-class.ts'
import { PythonError, typeError, valueError } from '../values/python-error.ts'
import { noKeywords, PyObject, type Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export interface DataclassOptions {
  init: boolean
  repr: boolean
  eq: boolean
  order: boolean
  frozen: boolean
  unsafeHash: boolean
  keywordOnly: boolean
}

const fieldClass = new PyClass({
  name: 'Field',
  bases: [objectClass],
  isNative: true,
  module: 'dataclasses',
  attributes: [
    ['name', new PyProperty((self) => (self instanceof PyField ? self.name : null))],
    ['default', new PyProperty((self) => (self instanceof PyField ? (self.default ?? missing) : null))],
    ['init', new PyProperty((self) => self instanceof PyField && self.isInit)],
    ['repr', new PyProperty((self) => self instanceof PyField && self.isShown)],
    ['compare', new PyProperty((self) => self instanceof PyField && self.isCompared)],
  ],
})

const missingClass = new PyClass({ name: '_MISSING_TYPE', bases: [objectClass], isNative: true, module: 'dataclasses' })

class PyMissing extends PyObject {
  override readonly cls = missingClass
}

/** Stands for "no argument given", which None can't. */
const missing = new PyMissing()

/** One field of a dataclass, and what `field(…)` gives before it has a name. */
export class PyField extends PyObject {
  override readonly cls = fieldClass
  readonly name: string
  readonly kind: 'field' | 'init-only'
  readonly default: Value | undefined
  readonly factory: Value | undefined
  readonly isInit: boolean
  readonly isShown: boolean
  readonly isCompared: boolean
  readonly isKeywordOnly: boolean | undefined

  constructor(parts: Partial<Omit<PyField, 'cls'>>) {
    super()
    this.name = parts.name ?? ''
    this.kind = parts.kind ?? 'field'
    this.default = parts.default
    this.factory = parts.factory
    this.isInit = parts.isInit ?? true
    this.isShown = parts.isShown ?? true
    this.isCompared = parts.isCompared ?? true
    this.isKeywordOnly = parts.isKeywordOnly
  }

  /** The value where no argument is given; undefined when there must be one. */
  makeDefault(): ((context: Context) => Value) | undefined {
    const { factory, default: value } = this
    if (factory !== undefined) return (context) => callValue(context, factory, [], noKeywords)
    return value === undefined ? undefined : () => value
  }
}

export class DataclassInfo extends PyObject {
  static readonly attribute = '__dataclass_fields__'
  override readonly cls = fieldClass
  readonly fields: readonly PyField[]
  readonly options: DataclassOptions

  constructor(fields: readonly PyField[], options: DataclassOptions) {
    super()
    this.fields = fields
    this.options = options
  }
}

export function readInfo(cls: PyClass): DataclassInfo | undefined {
  const info = cls.find(DataclassInfo.attribute)
  return info instanceof DataclassInfo ? info : undefined
}

const given = (value: Value) => (value === missing ? undefined : value)

export const defineField: NativeFunction = defineFunction(
  'field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING)',
  (args) => {
    const [value, factory, keywordOnly] = [given(args.get('default')), given(args.get('default_factory')), given(args.get('kw_only'))]
    if (value !== undefined && factory !== undefined) throw valueError('cannot specify both default and default_factory')
    return new PyField({
      isInit: args.boolean('init'),
      isShown: args.boolean('repr'),
      isCompared: args.boolean('compare'),
      ...(value === undefined ? {} : { default: value }),
      ...(factory === undefined ? {} : { factory }),
      ...(typeof keywordOnly === 'boolean' ? { isKeywordOnly: keywordOnly } : {}),
    })
  },
  (name) => (name === 'MISSING' ? missing : undefined),
)

/** Those of the bases first, in their order; a field of the same name keeps its place. */
export function collectFields(context: Context, cls: PyClass, options: DataclassOptions): PyField[] {
  const fields = new Map<string, PyField>()
  for (const base of cls.mro.slice(1).toReversed()) {
    const info = base.attributes.get(DataclassInfo.attribute)
    if (info instanceof DataclassInfo) for (const field of info.fields) fields.set(field.name, field)
  }
  let isKeywordOnly = options.keywordOnly
  for (const [name, kind] of cls.annotations) {
    if (kind === 'class-variable') continue
    if (kind === 'keyword-only-marker') isKeywordOnly = true
    else fields.set(name, makeField(context, cls, name, kind, isKeywordOnly))
  }
  return [...fields.values()]
}

function makeField(context: Context, cls: PyClass, name: string, kind: 'field' | 'init-only', isKeywordOnly: boolean): PyField {
  const value = cls.attributes.get(name)
  if (value instanceof PyField) {
    if (value.default === undefined) cls.attributes.delete(name)
    else cls.attributes.set(name, value.default)
    checkDefault(context, name, value.default)
    return new PyField({ ...value, name, kind, isKeywordOnly: value.isKeywordOnly ?? isKeywordOnly })
  }
  checkDefault(context, name, value)
  return new PyField({ name, kind, isKeywordOnly, ...(value === undefined ? {} : { default: value }) })
}

/** One list shared by all instances is a mistake, which Python finds by what can't be hashed. */
function checkDefault(context: Context, name: string, value: Value | undefined): void {
  if (value === undefined) return
  try {
    hashKey(context, value)
  } catch (error) {
    if (error instanceof PythonError) throw valueError(`mutable default <class '${classOf(value).name}'> for field ${name} is not allowed: use default_factory`)
    throw error
  }
}

export function checkOrder(fields: readonly PyField[]): void {
  let seen: PyField | undefined
  for (const field of fields) {
    if (!field.isInit || field.isKeywordOnly === true) continue
    if (field.makeDefault() !== undefined) seen = field
    else if (seen !== undefined) throw typeError(`non-default argument '${field.name}' follows default argument`)
  }
}
