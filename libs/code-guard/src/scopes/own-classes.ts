import type { ClassDef, Module } from '@naturalcad/python-ast'
import type { CompiledPolicy } from '../policy/compiled-policy.ts'
import { forEachChild } from '../tree/children.ts'
import type { AnyNode } from '../tree/node.ts'
import type { ScopeTable } from './build-scopes.ts'
import type { ReferenceFinder } from './reference.ts'
import { opensScope, type Scope } from './scope.ts'

/** What the classes of the script define, as far as rules for attributes need to know. */
export interface OwnClasses {
  /** Methods, class attributes and what is assigned on self or cls. */
  attributes: ReadonlySet<string>
  /** The same for one class. */
  attributesOf(definition: ClassDef): ReadonlySet<string>
  /** A class that is based on one of the library defines this private name, which the library itself uses. */
  takesOver(name: string): boolean
}

/** The method whose first parameter the name is, as seen from the scope: `self` also inside a lambda or a nested function. */
export function findSelf(name: string, scope: Scope): Scope['self'] {
  for (let current: Scope | null = scope; current !== null; current = current.parent) {
    if (current.kind === 'class' || !current.bindings.has(name)) continue
    const bindings = current.bindings.get(name) ?? []
    // Bound again, it may be anything.
    const isParameterOnly = bindings.length === 1 && bindings[0]?.kind === 'parameter'
    return isParameterOnly && current.self?.name === name && !current.self.isStatic ? current.self : undefined
  }
  return undefined
}

export function collectOwnClasses(module: Module, table: ScopeTable, references: ReferenceFinder, policy: CompiledPolicy): OwnClasses {
  const byClass = new Map<ClassDef, Set<string>>()
  const all = new Set<string>()

  function add(definition: ClassDef, name: string): void {
    let names = byClass.get(definition)
    if (names === undefined) byClass.set(definition, (names = new Set()))
    names.add(name)
    all.add(name)
  }

  function visit(node: AnyNode, scope: Scope, slot: Parameters<typeof forEachChild>[1]): void {
    if (node.type === 'ClassDef') {
      for (const name of table.scopeOf.get(node)?.bindings.keys() ?? []) add(node, name)
    }
    if (node.type === 'Attribute' && slot === 'target' && node.value.type === 'Name') {
      const self = findSelf(node.value.name, scope)
      if (self !== undefined) add(self.owner, node.attribute.name)
    }
    const inner = table.scopeOf.get(node)
    forEachChild(node, slot, (child, childSlot) => visit(child, inner !== undefined && opensScope(node, childSlot) ? inner : scope, childSlot))
  }
  visit(module, table.module, 'body')

  /** A base that is not known to be harmless counts as one of the library. */
  function hasLibraryBase(definition: ClassDef, seen = new Set<ClassDef>()): boolean {
    if (seen.has(definition)) return false
    seen.add(definition)
    const scope = table.scopeOf.get(definition)?.parent ?? table.module
    return definition.bases.some((base) =>
      references.ofExpression(base, scope).some((reference) => {
        if (reference.kind === 'class') return hasLibraryBase(reference.definition, seen)
        if (reference.kind === 'member') return reference.module === policy.data.library.module
        return reference.kind !== 'builtin'
      }),
    )
  }

  const takenOver = new Set<string>()
  for (const [definition, names] of byClass) {
    const candidates = [...names].filter((name) => name !== '_applies_to' && policy.privateAttributes.has(name))
    if (candidates.length > 0 && hasLibraryBase(definition)) for (const name of candidates) takenOver.add(name)
  }
  const none: ReadonlySet<string> = new Set()
  return { attributes: all, attributesOf: (definition) => byClass.get(definition) ?? none, takesOver: (name) => takenOver.has(name) }
}
