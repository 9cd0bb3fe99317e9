import { dictClass } from './builtin-classes.ts'
import { HashTable, type Entry } from './hash-table.ts'
import type { PyClass } from './py-class.ts'
import { PyInstance } from './py-instance.ts'
import type { Value } from './value.ts'
import type { Context } from '../runtime/context.ts'

export class PyDict extends PyInstance {
  readonly #table = new HashTable()

  constructor(cls: PyClass = dictClass) {
    super(cls)
  }

  static from(context: Context, entries: Iterable<readonly [Value, Value]>): PyDict {
    const dict = new PyDict()
    for (const [key, value] of entries) dict.set(context, key, value)
    return dict
  }

  get size(): number {
    return this.#table.size
  }

  get(context: Context, key: Value): Value | undefined {
    return this.#table.find(context, key)?.value
  }

  has(context: Context, key: Value): boolean {
    return this.#table.find(context, key) !== undefined
  }

  set(context: Context, key: Value, value: Value): void {
    this.#table.set(context, key, value)
  }

  /** The value that was there, or undefined. */
  delete(context: Context, key: Value): Value | undefined {
    return this.#table.delete(context, key)?.value
  }

  clear(): void {
    this.#table.clear()
  }

  entries(): IterableIterator<Entry> {
    return this.#table.entries()
  }
}
