import { linearize } from './method-resolution.ts'
import { PyObject, type Keywords, type Value } from './value.ts'
import type { Context } from '../runtime/context.ts'

/** Makes the whole value, for classes whose instances are not plain objects (`int('3')`) or that choose one (`Color(1)` of an enum). */
export type Construct = (context: Context, cls: PyClass, positional: readonly Value[], keywords: Keywords) => Value

/** Annotated names of a class body, in order, and what their annotation makes of them in a dataclass. */
export type Annotations = ReadonlyMap<string, 'field' | 'class-variable' | 'init-only' | 'keyword-only-marker'>

export interface PyClassOptions {
  name: string
  bases?: readonly PyClass[]
  attributes?: Iterable<readonly [string, Value]>
  /** Makes the empty instance that `__init__` then fills; inherited. Absent on `object`'s side means a plain `PyInstance`. */
  allocate?: (cls: PyClass) => PyObject
  construct?: Construct
  /** The class of the class; inherited. Only enumerations have one of their own. */
  metaclass?: PyClass
  /** Runs once the body of a script's subclass has run, and may change its attributes; inherited. Enumerations make their members here. */
  onSubclass?: (context: Context, cls: PyClass) => void
  annotations?: Annotations
  /** Further classes that count as subclasses: abstract ones go by what a class can do. Not inherited. */
  accepts?: (cls: PyClass) => boolean
  /** Defined by the host: scripts can't assign to its attributes. */
  isNative?: boolean
  qualifiedName?: string
  module?: string
}

/** A Python class. Attributes are its own; `find` looks through the method resolution order. */
export class PyClass extends PyObject {
  readonly name: string
  readonly qualifiedName: string
  readonly module: string
  readonly bases: readonly PyClass[]
  readonly mro: readonly PyClass[]
  readonly attributes: Map<string, Value>
  readonly allocate: ((cls: PyClass) => PyObject) | undefined
  /** Set once, when a built-in class is equipped. */
  construct: Construct | undefined
  readonly metaclass: PyClass | undefined
  readonly onSubclass: ((context: Context, cls: PyClass) => void) | undefined
  readonly annotations: Annotations
  readonly accepts: ((cls: PyClass) => boolean) | undefined
  readonly isNative: boolean

  constructor(options: PyClassOptions) {
    super()
    const bases = options.bases ?? []
    this.name = options.name
    this.qualifiedName = options.qualifiedName ?? options.name
    this.module = options.module ?? (options.isNative === true ? 'builtins' : '__main__')
    this.bases = bases
    this.attributes = new Map(options.attributes)
    this.isNative = options.isNative ?? false
    this.mro = linearize(this, bases)
    this.accepts = options.accepts
    this.annotations = options.annotations ?? new Map()
    this.onSubclass = options.onSubclass ?? this.mro.find((ancestor) => ancestor !== this && ancestor.onSubclass !== undefined)?.onSubclass
    this.allocate = options.allocate ?? this.mro.find((ancestor) => ancestor !== this && ancestor.allocate !== undefined)?.allocate
    this.construct = options.construct ?? this.mro.find((ancestor) => ancestor !== this && ancestor.construct !== undefined)?.construct
    this.metaclass = options.metaclass ?? bases.find((base) => base.metaclass !== undefined)?.metaclass
  }

  override get cls(): PyClass {
    return this.metaclass ?? typeClass
  }

  /** The attribute as stored, not bound to anything. */
  find(name: string): Value | undefined {
    for (const ancestor of this.mro) {
      const value = ancestor.attributes.get(name)
      if (value !== undefined) return value
    }
    return undefined
  }

  isSubclassOf(other: PyClass): boolean {
    return this.mro.includes(other)
  }
}

export const objectClass = new PyClass({ name: 'object', isNative: true })

export const typeClass: PyClass = new PyClass({ name: 'type', bases: [objectClass], isNative: true })
