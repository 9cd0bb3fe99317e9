import type { Expression, FunctionDef, Identifier, Module, Statement } from '@naturalcad/python-ast'
import { forEachChild, parametersOf } from '../tree/children.ts'
import type { AnyNode, Slot } from '../tree/node.ts'
import { type Binding, type BindingKind, moduleScopeOf, opensScope, type Scope, type ScopeNode } from './scope.ts'

export interface ScopeTable {
  module: Scope
  /** The scope that a node opens. */
  scopeOf: ReadonlyMap<AnyNode, Scope>
  /** Every binding, in the order of the text as a rule. */
  bindings: readonly Binding[]
}

type Target = Pick<Binding, 'value' | 'definition' | 'parameter' | 'imported'>

/** The scopes of a module and every name that they bind, as Python's own symbol table has them. */
export function buildScopes(module: Module): ScopeTable {
  const scopeOf = new Map<AnyNode, Scope>()
  const bindings: Binding[] = []

  function open(node: ScopeNode, kind: Scope['kind'], parent: Scope | null): Scope {
    const scope: Scope = {
      kind,
      node,
      parent,
      bindings: new Map(),
      globals: new Set(),
      nonlocals: new Set(),
      declarations: new Map(),
      uses: new Map(),
      annotated: new Map(),
      starModules: [],
    }
    scopeOf.set(node, scope)
    return scope
  }

  function bind(scope: Scope, name: string, kind: BindingKind, range: Identifier['range'], more: Target = {}): void {
    const holder = holderOf(scope, name)
    noteUse(scope, name, range)
    const binding: Binding = { name, kind, range, scope: holder, isDeclared: holder !== scope, ...more }
    const known = holder.bindings.get(name)
    if (known === undefined) holder.bindings.set(name, [binding])
    else known.push(binding)
    bindings.push(binding)
  }

  function noteUse(scope: Scope, name: string, range: Identifier['range']): void {
    const known = scope.uses.get(name)
    if (known === undefined || range.start < known.start) scope.uses.set(name, range)
  }

  function bindTarget(target: Expression, kind: BindingKind, scope: Scope, value?: Expression): void {
    switch (target.type) {
      case 'Name':
        return bind(scope, target.name, kind, target.range, value === undefined ? {} : { value })
      case 'Starred':
        return bindTarget(target.value, kind, scope)
      case 'List':
      case 'Tuple':
        for (const element of target.elements) bindTarget(element, kind, scope)
    }
  }

  function bindOf(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'Assign':
        for (const target of node.targets) bindTarget(target, 'assign', scope, node.value)
        return
      case 'AugAssign':
        return bindTarget(node.target, 'augmented', scope)
      case 'AnnAssign':
        if (node.target.type === 'Name') scope.annotated.set(node.target.name, node.target.range)
        return node.value === null ? bindTarget(node.target, 'annotation', scope) : bindTarget(node.target, 'assign', scope, node.value)
      case 'Name':
        return noteUse(scope, node.name, node.range)
      case 'For':
        return bindTarget(node.target, 'for', scope)
      case 'WithItem':
        return node.target === null ? undefined : bindTarget(node.target, 'with', scope, node.context)
      case 'Delete':
        for (const target of node.targets) bindTarget(target, 'delete', scope)
        return
      case 'NamedExpr':
        return bindTarget(node.target, 'walrus', outsideComprehensions(scope), node.value)
      case 'ExceptHandler':
        return node.name === null ? undefined : bind(scope, node.name.name, 'except', node.name.range)
      case 'FunctionDef':
        return bind(scope, node.name.name, 'function', node.name.range, { definition: node })
      case 'ClassDef':
        return bind(scope, node.name.name, 'class', node.name.range, { definition: node })
      case 'MatchAs':
      case 'MatchStar':
        return node.name === null ? undefined : bind(scope, node.name.name, 'match', node.name.range)
      case 'MatchMapping':
        return node.rest === null ? undefined : bind(scope, node.rest.name, 'match', node.rest.range)
      case 'Import':
        for (const alias of node.names) {
          const first = alias.name.split('.')[0] ?? alias.name
          const name = alias.asName?.name ?? first
          bind(scope, name, 'import', alias.range, { imported: { module: alias.asName === null ? first : alias.name, renamed: name !== first } })
        }
        return
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name === '*') {
            scope.starModules.push(node.module ?? '')
            continue
          }
          const name = alias.asName?.name ?? alias.name
          bind(scope, name, 'import', alias.range, { imported: { module: node.module ?? '', member: alias.name, renamed: name !== alias.name } })
        }
        return
    }
  }

  function visit(node: AnyNode, scope: Scope, slot: Slot): void {
    bindOf(node, scope)
    const inner = openInner(node, scope)
    forEachChild(node, slot, (child, childSlot) => {
      const into = inner !== undefined && opensScope(node, childSlot) ? inner : scope
      // Parameters are parts of the function, but their annotations and defaults are evaluated outside of it.
      visit(child, child.type === 'Parameter' ? scope : into, childSlot)
    })
  }

  function openInner(node: AnyNode, scope: Scope): Scope | undefined {
    switch (node.type) {
      case 'FunctionDef':
      case 'Lambda': {
        const inner = open(node, 'function', scope)
        if (node.type === 'FunctionDef') {
          declare(node.body, inner)
          const self = selfOf(node, scope)
          if (self !== undefined) inner.self = self
        }
        for (const parameter of parametersOf(node.args)) bind(inner, parameter.name.name, 'parameter', parameter.name.range, { parameter })
        return inner
      }
      case 'ClassDef': {
        const inner = open(node, 'class', scope)
        declare(node.body, inner)
        return inner
      }
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp': {
        const inner = open(node, 'comprehension', scope)
        for (const generator of node.generators) bindTarget(generator.target, 'comprehension', inner)
        return inner
      }
      default:
        return undefined
    }
  }

  const root = open(module, 'module', null)
  for (const statement of module.body) visit(statement, root, 'body')
  return { module: root, scopeOf, bindings }
}

/** `global` and `nonlocal` count for the whole block, wherever they stand in it. */
function declare(body: readonly Statement[], scope: Scope): void {
  const search = (node: AnyNode): void => {
    if (node.type === 'Global' || node.type === 'Nonlocal') {
      const names = node.type === 'Global' ? scope.globals : scope.nonlocals
      for (const name of node.names) {
        names.add(name.name)
        // The last one counts: what lies between two declarations is a use before the second.
        scope.declarations.set(name.name, name)
      }
    }
    if (node.type === 'FunctionDef' || node.type === 'ClassDef' || !holdsStatements(node)) return
    forEachChild(node, 'part', (child) => search(child))
  }
  for (const statement of body) search(statement)
}

function holdsStatements(node: AnyNode): boolean {
  return ['For', 'While', 'If', 'With', 'Match', 'MatchCase', 'Try', 'ExceptHandler'].includes(node.type)
}

function holderOf(scope: Scope, name: string): Scope {
  if (scope.globals.has(name)) return moduleScopeOf(scope)
  if (!scope.nonlocals.has(name)) return scope
  for (let outer = scope.parent; outer !== null && outer.kind !== 'module'; outer = outer.parent) {
    if (outer.kind === 'function' && outer.bindings.has(name)) return outer
  }
  return scope
}

function outsideComprehensions(scope: Scope): Scope {
  let current = scope
  while (current.kind === 'comprehension' && current.parent !== null) current = current.parent
  return current
}

function selfOf(node: FunctionDef, scope: Scope): Scope['self'] {
  if (scope.node.type !== 'ClassDef') return undefined
  const first = node.args.positionalOnly[0] ?? node.args.positional[0]
  if (first === undefined) return undefined
  const isStatic = node.decorators.some((decorator) => decorator.type === 'Name' && decorator.name === 'staticmethod')
  return { name: first.name.name, owner: scope.node, isStatic }
}
