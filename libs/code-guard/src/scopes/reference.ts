import type { ClassDef, Expression, FunctionDef } from '@naturalcad/python-ast'
import type { CompiledPolicy } from '../policy/compiled-policy.ts'
import { type Binding, lookUp, moduleScopeOf, type Scope } from './scope.ts'

/** What a name or attribute may stand for. Aliases of modules and checked functions are refused, so nothing needs to be followed far. */
export type Reference =
  | { kind: 'module'; module: string }
  | { kind: 'member'; module: string; name: string }
  | { kind: 'viewer'; name: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'class'; definition: ClassDef }
  | { kind: 'function'; definition: FunctionDef }
  | { kind: 'value' }
  | { kind: 'undefined'; name: string }

/** How far `a = Box; b = a` is followed, and with how many bindings of one name. */
const maxAliases = 4
const maxAliasBindings = 8

export interface ReferenceFinder {
  /** All that a read of the name in the scope may meet. */
  ofName(name: string, scope: Scope): Reference[]
  /** The same for any expression; a computed one is a plain value. */
  ofExpression(expression: Expression, scope: Scope): Reference[]
}

export function createReferenceFinder(policy: CompiledPolicy): ReferenceFinder {
  const known = new Map<Scope, Map<string, Reference[]>>()

  function ofName(name: string, scope: Scope): Reference[] {
    let names = known.get(scope)
    if (names === undefined) known.set(scope, (names = new Map()))
    let references = names.get(name)
    if (references === undefined) names.set(name, (references = findName(name, scope, 0)))
    return references
  }

  function findName(name: string, scope: Scope, aliases: number): Reference[] {
    const { scopes, fallsThrough } = lookUp(scope, name)
    const found = unique(scopes.flatMap((holder) => ofBindings(holder.bindings.get(name) ?? [], aliases)))
    if (!fallsThrough) return found
    const outer = beyond(name, scope)
    // A name bound at module level or in a class is read from further out before it is bound. That counts only if there is something.
    if (found.length > 0 && outer.kind === 'undefined') return found
    return found.length > 0 && !isChecked(outer) ? found : [...found, outer]
  }

  /** Star imports and built-ins. */
  function beyond(name: string, scope: Scope): Reference {
    const { starModules } = moduleScopeOf(scope)
    for (const module of starModules) {
      if (policy.viewerModules.has(rootOf(module))) {
        if (policy.viewerNames.has(name)) return { kind: 'viewer', name }
      } else if (policy.members.get(module)?.has(name) === true) {
        return { kind: 'member', module, name }
      }
    }
    if (isBuiltin(name)) return { kind: 'builtin', name }
    if (policy.ambientViewers.has(name)) return { kind: 'viewer', name }
    return { kind: 'undefined', name }
  }

  function isBuiltin(name: string): boolean {
    return (
      policy.allowedBuiltins.has(name) ||
      policy.restrictedBuiltins.has(name) ||
      policy.exceptions.has(name) ||
      policy.exitExceptions.has(name) ||
      policy.refusedBuiltins.has(name)
    )
  }

  /** The rules restrict what may be done with it. */
  function isChecked(reference: Reference): boolean {
    if (reference.kind === 'builtin') return !policy.allowedBuiltins.has(reference.name) && !policy.exceptions.has(reference.name)
    return reference.kind === 'member' && isCheckedMember(reference, policy)
  }

  function ofBindings(bindings: readonly Binding[], aliases: number): Reference[] {
    const depth = bindings.length > maxAliasBindings ? maxAliases : aliases
    return bindings.flatMap((binding) => ofBinding(binding, depth))
  }

  function ofBinding(binding: Binding, aliases: number): Reference[] {
    const { imported, definition, value } = binding
    if (imported !== undefined) {
      if (policy.viewerModules.has(rootOf(imported.module))) return [{ kind: 'viewer', name: imported.member ?? imported.module }]
      return imported.member === undefined
        ? [{ kind: 'module', module: imported.module }]
        : [memberOrModule(imported.module, imported.member)]
    }
    if (definition?.type === 'ClassDef') return [{ kind: 'class', definition }]
    if (definition?.type === 'FunctionDef') return [{ kind: 'function', definition }]
    if (binding.kind === 'assign' && value?.type === 'Name' && aliases < maxAliases && value.name !== binding.name) {
      return findName(value.name, binding.scope, aliases + 1).map((reference) => (reference.kind === 'undefined' ? { kind: 'value' } : reference))
    }
    return [{ kind: 'value' }]
  }

  /** `from collections import abc` brings a module. */
  function memberOrModule(module: string, name: string): Reference {
    return policy.members.has(`${module}.${name}`) ? { kind: 'module', module: `${module}.${name}` } : { kind: 'member', module, name }
  }

  function ofExpression(expression: Expression, scope: Scope): Reference[] {
    if (expression.type === 'Name') return ofName(expression.name, scope)
    if (expression.type !== 'Attribute') return [{ kind: 'value' }]
    return ofExpression(expression.value, scope).map((base): Reference => {
      if (base.kind === 'module') return memberOrModule(base.module, expression.attribute.name)
      if (base.kind === 'viewer') return { kind: 'viewer', name: expression.attribute.name }
      return { kind: 'value' }
    })
  }

  return { ofName, ofExpression }
}

/** One plain value is as good as many. */
function unique(references: readonly Reference[]): Reference[] {
  const rest = references.filter((reference) => reference.kind !== 'value')
  return rest.length === references.length ? rest : [...rest, { kind: 'value' }]
}

export function rootOf(module: string): string {
  return module.split('.')[0] ?? module
}

/** A member of the library that touches the world, or whose arguments a rule must see. */
export function isCheckedMember(reference: { module: string; name: string }, policy: CompiledPolicy): boolean {
  const { module, name } = reference
  if (module === policy.data.library.module) {
    return isSink(name, policy) || policy.signatures.has(name)
  }
  return policy.modules.get(module)?.baseOnly.includes(name) === true || (module === 'itertools' && name === 'repeat')
}

export function isSink(name: string, policy: CompiledPolicy): boolean {
  return policy.read.has(name) || policy.export.has(name) || policy.write.has(name) || policy.network.has(name) || policy.font.has(name)
}
