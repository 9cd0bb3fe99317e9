import { frozensetClass, setClass } from './builtin-classes.ts'
import { HashTable } from './hash-table.ts'
import type { PyClass } from './py-class.ts'
import { PyObject, type Value } from './value.ts'
import type { Context } from '../runtime/context.ts'

/** A set or frozenset, by its class. Iterates in the order of insertion. */
export class PySet extends PyObject {
  override readonly cls: PyClass
  readonly #table = new HashTable()

  constructor(cls: PyClass = setClass) {
    super()
    this.cls = cls
  }

  static from(context: Context, values: Iterable<Value>, cls: PyClass = setClass): PySet {
    const set = new PySet(cls)
    for (const value of values) set.add(context, value)
    return set
  }

  get isFrozen(): boolean {
    return this.cls.isSubclassOf(frozensetClass)
  }

  get size(): number {
    return this.#table.size
  }

  has(context: Context, value: Value): boolean {
    return this.#table.find(context, value) !== undefined
  }

  add(context: Context, value: Value): void {
    if (!this.has(context, value)) this.#table.set(context, value, null)
  }

  delete(context: Context, value: Value): boolean {
    return this.#table.delete(context, value) !== undefined
  }

  clear(): void {
    this.#table.clear()
  }

  *values(): IterableIterator<Value> {
    for (const entry of this.#table.entries()) yield entry.key
  }
}
