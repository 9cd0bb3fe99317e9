import type { Value } from '../values/value.ts'

/** Where a name lives, as far as the text tells. */
export type Place =
  /** A slot of the frame `hops` scopes outwards. */
  | { kind: 'slot'; hops: number; index: number }
  /** A name of a class body, looked for further out when the body has not bound it. */
  | { kind: 'class'; fallback: Place }
  /** A name of the module, or a built-in one. */
  | { kind: 'global'; hops: number }

export interface ScopeOptions {
  kind: 'module' | 'class' | 'function' | 'comprehension'
  parent?: Scope
  /** As tracebacks and messages name it: `outer.<locals>.inner`. */
  qualifiedName?: string
  slots?: Iterable<string>
  classNames?: ReadonlySet<string>
  globals?: ReadonlySet<string>
  nonlocals?: ReadonlySet<string>
}

/** One scope of the text: which names are its own, and how deep its expressions nest. */
export class Scope {
  readonly kind: ScopeOptions['kind']
  readonly parent: Scope | undefined
  readonly qualifiedName: string
  readonly #slots = new Map<string, number>()
  readonly #classNames: ReadonlySet<string>
  readonly #globals: ReadonlySet<string>
  readonly #nonlocals: ReadonlySet<string>
  #depth = 0
  /** Deepest nesting of nodes, hence of JavaScript calls. */
  maxDepth = 0

  constructor(options: ScopeOptions) {
    this.kind = options.kind
    this.parent = options.parent
    this.qualifiedName = options.qualifiedName ?? ''
    this.#classNames = options.classNames ?? new Set()
    this.#globals = options.globals ?? new Set()
    this.#nonlocals = options.nonlocals ?? new Set()
    for (const name of options.slots ?? []) if (!this.#slots.has(name)) this.#slots.set(name, this.#slots.size)
  }

  get slotCount(): number {
    return this.#slots.size
  }

  emptySlots(): (Value | undefined)[] {
    return Array.from({ length: this.#slots.size }, () => undefined)
  }

  get hopsToModule(): number {
    return this.parent === undefined ? 0 : this.parent.hopsToModule + 1
  }

  resolve(name: string): Place {
    if (this.kind === 'class') {
      if (this.#globals.has(name)) return { kind: 'global', hops: this.hopsToModule }
      const outside = this.#resolveOutside(name)
      return this.#classNames.has(name) && !this.#nonlocals.has(name) ? { kind: 'class', fallback: outside } : outside
    }
    if (this.kind === 'module' || this.#globals.has(name)) return { kind: 'global', hops: this.hopsToModule }
    const index = this.#slots.get(name)
    return index !== undefined && !this.#nonlocals.has(name) ? { kind: 'slot', hops: 0, index } : this.#resolveOutside(name)
  }

  /** In the functions around; class bodies on the way are not seen from inside. */
  #resolveOutside(name: string): Place {
    let hops = 1
    for (let scope = this.parent; scope !== undefined; scope = scope.parent, hops += 1) {
      if (scope.kind !== 'function' && scope.kind !== 'comprehension') continue
      if (scope.#globals.has(name)) break
      const index = scope.#slots.get(name)
      if (index !== undefined && !scope.#nonlocals.has(name)) return { kind: 'slot', hops, index }
    }
    return { kind: 'global', hops: this.hopsToModule }
  }

  /** Compiles one node deeper. */
  deeper<Result>(compile: () => Result): Result {
    this.#depth += 1
    this.maxDepth = Math.max(this.maxDepth, this.#depth)
    const result = compile()
    this.#depth -= 1
    return result
  }

  /** Counts what runs on top of the current node without a call: a comprehension. */
  addDepth(levels: number): void {
    this.maxDepth = Math.max(this.maxDepth, this.#depth + levels)
  }

  /** The scope that `:=` inside a comprehension binds in, and how many frames out it is. */
  get binding(): { scope: Scope; hops: number } {
    if (this.kind !== 'comprehension' || this.parent === undefined) return { scope: this, hops: 0 }
    const { scope, hops } = this.parent.binding
    return { scope, hops: hops + 1 }
  }

  /** The function around, and the class whose body it is written in: what `super()` without arguments needs. */
  get methodPlace(): { functionHops: number; classHops: number } | undefined {
    const chain = this.#chain()
    const functionHops = chain.findIndex(({ kind }) => kind === 'function')
    const classHops = chain.findIndex(({ kind }, hops) => kind === 'class' && hops > functionHops)
    return functionHops < 0 || classHops < 0 ? undefined : { functionHops, classHops }
  }

  /** The name that a private name (`__x`) of a class body stands for. */
  mangle(name: string): string {
    if (!name.startsWith('__') || name.endsWith('__')) return name
    const owner = this.#chain().find(({ kind }) => kind === 'class')?.qualifiedName
    return owner === undefined ? name : `_${owner.slice(owner.lastIndexOf('.') + 1).replace(/^_+/, '')}${name}`
  }

  /** This scope and those around it, outwards. */
  #chain(): Scope[] {
    return this.parent === undefined ? [this] : [this, ...this.parent.#chain()]
  }
}
