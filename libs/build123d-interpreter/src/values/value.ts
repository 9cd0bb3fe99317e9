import type { PyClass } from './py-class.ts'

/**
 * A Python value. `int` is `bigint`, `float` is `number`, `None` is `null`; `bool` and `str` are JavaScript's own. Everything else
 * is a `PyObject`, which knows its class.
 */
export type Value = null | boolean | bigint | number | string | PyObject

export abstract class PyObject {
  abstract readonly cls: PyClass
}

/** Keyword arguments of a call, in the order they were written. */
export type Keywords = ReadonlyMap<string, Value>

export const noKeywords: Keywords = new Map()
