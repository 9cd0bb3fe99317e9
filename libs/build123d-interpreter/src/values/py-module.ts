import { moduleClass } from './builtin-classes.ts'
import { PyObject, type Value } from './value.ts'

/** A module that a script imports. `find` lets a large module make its members when they are asked for. */
export class PyModule extends PyObject {
  override readonly cls = moduleClass
  readonly name: string
  /** What a star import binds. */
  readonly names: readonly string[]
  readonly #find: (name: string) => Value | undefined

  constructor(name: string, members: ReadonlyMap<string, Value> | { names: readonly string[]; find: (name: string) => Value | undefined }) {
    super()
    this.name = name
    if (members instanceof Map) {
      this.names = [...members.keys()]
      this.#find = (member) => members.get(member)
    } else {
      const lazy = members as { names: readonly string[]; find: (name: string) => Value | undefined }
      this.names = lazy.names
      this.#find = lazy.find
    }
  }

  find(name: string): Value | undefined {
    return this.#find(name)
  }
}
