import { join, nothing, type Value } from './value.ts'

/** Told when something is known that was not before: then another round may know more. */
export interface Changes {
  note(): void
}

/** The names of a module or a function. A name holds all that was ever bound to it, whatever the order. */
export interface Scope {
  readonly path: string
  readonly parent: Scope | null
  readonly isModule: boolean
  /** Names that belong to an outer scope: `global` and `nonlocal`. */
  readonly outer: Map<string, Scope>
  get(name: string): Value | undefined
  bind(name: string, value: Value): void
  names(): string[]
}

export function createScope({ path, parent, changes }: { path: string; parent: Scope | null; changes: Changes }): Scope {
  const values = new Map<string, Value>()
  return {
    path,
    parent,
    isModule: parent === null,
    outer: new Map(),
    get: (name) => values.get(name),
    names: () => [...values.keys()],
    bind(name, value) {
      const before = values.get(name)
      const after = before === undefined ? value : join(before, value)
      if (before !== undefined && before.marks === after.marks && before.things.size === after.things.size) return
      values.set(name, after)
      changes.note()
    },
  }
}

/** The scope that a name is bound in, seen from `scope`; undefined for names that no scope of the app binds. */
export function findScope(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const outer = at.outer.get(name)
    if (outer !== undefined) return outer
    if (at.get(name) !== undefined) return at
  }
  return undefined
}

export function lookUp(scope: Scope, name: string): Value {
  return findScope(scope, name)?.get(name) ?? nothing
}
