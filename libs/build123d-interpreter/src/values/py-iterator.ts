import type { PyClass } from './py-class.ts'
import { PyObject, type Value } from './value.ts'

/** An iterator over values that are made when asked for: what `iter`, `zip`, `map` and generator expressions give. */
export class PyIterator extends PyObject {
  override readonly cls: PyClass
  readonly #iterator: Iterator<Value>
  #isDone = false

  constructor(cls: PyClass, values: Iterable<Value>) {
    super()
    this.cls = cls
    this.#iterator = values[Symbol.iterator]()
  }

  /** The next value, or undefined at the end, from then on always. */
  next(): Value | undefined {
    if (this.#isDone) return undefined
    let result: IteratorResult<Value>
    try {
      result = this.#iterator.next()
    } catch (error) {
      this.#isDone = true
      throw error
    }
    if (result.done === true) {
      this.#isDone = true
      return undefined
    }
    return result.value
  }
}
