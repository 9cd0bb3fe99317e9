import { dictItemsClass, dictKeysClass, dictValuesClass } from './builtin-classes.ts'
import type { PyDict } from './py-dict.ts'
import { PyTuple } from './sequences.ts'
import { PyObject, type Value } from './value.ts'

/** `dict.keys()`, `dict.values()`, `dict.items()`: they follow the dict. */
export class PyDictView extends PyObject {
  readonly dict: PyDict
  readonly kind: 'keys' | 'values' | 'items'

  constructor(dict: PyDict, kind: 'keys' | 'values' | 'items') {
    super()
    this.dict = dict
    this.kind = kind
  }

  override get cls() {
    return { keys: dictKeysClass, values: dictValuesClass, items: dictItemsClass }[this.kind]
  }

  *values(): Generator<Value> {
    for (const { key, value } of this.dict.entries()) {
      yield this.kind === 'keys' ? key : this.kind === 'values' ? value : new PyTuple([key, value])
    }
  }
}
