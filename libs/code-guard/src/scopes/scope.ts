import type {
  ClassDef,
  DictComp,
  Expression,
  FunctionDef,
  GeneratorExp,
  Identifier,
  Lambda,
  ListComp,
  Module,
  Parameter,
  SetComp,
  SourceRange,
} from '@naturalcad/python-ast'
import type { AnyNode, Slot } from '../tree/node.ts'

export type ScopeNode = Module | FunctionDef | ClassDef | Lambda | ListComp | SetComp | DictComp | GeneratorExp

export type BindingKind =
  | 'assign'
  | 'annotation'
  | 'augmented'
  | 'walrus'
  | 'for'
  | 'with'
  | 'except'
  | 'match'
  | 'comprehension'
  | 'parameter'
  | 'function'
  | 'class'
  | 'import'
  | 'delete'

/** One place where a name is bound. */
export interface Binding {
  name: string
  kind: BindingKind
  range: SourceRange
  /** The scope that holds the name: not always the one where it is written (`global`, walrus in a comprehension). */
  scope: Scope
  /** Written in another scope, by way of `global` or `nonlocal`. */
  isDeclared: boolean
  /** What a plain `name = value` assigns. */
  value?: Expression
  definition?: FunctionDef | ClassDef
  parameter?: Parameter
  /** `import module` when `member` is absent, else `from module import member`. */
  imported?: { module: string; member?: string; renamed: boolean }
}

export interface Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension'
  node: ScopeNode
  parent: Scope | null
  bindings: Map<string, Binding[]>
  globals: Set<string>
  nonlocals: Set<string>
  /** The statement that declares a name global or nonlocal; where a name first occurs; where it is annotated. */
  declarations: Map<string, Identifier>
  uses: Map<string, SourceRange>
  annotated: Map<string, SourceRange>
  /** Modules that a star import in this scope names. */
  starModules: string[]
  /** In a method: the name of its first parameter and the class. */
  self?: { name: string; owner: ClassDef; isStatic: boolean }
}

/** The node opens a scope for those of its children that play this part. */
export function opensScope(node: AnyNode, slot: Slot): node is ScopeNode {
  switch (node.type) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'Lambda':
      return slot === 'body'
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return slot !== 'firstIterable'
    default:
      return false
  }
}

export function moduleScopeOf(scope: Scope): Scope {
  let current = scope
  while (current.parent !== null) current = current.parent
  return current
}

/** The nearest enclosing scope, without classes, that binds the name; the module's is not asked. */
function enclosingFunction(scope: Scope | null, name: string): Scope | undefined {
  for (let current = scope; current !== null && current.kind !== 'module'; current = current.parent) {
    if (current.kind === 'class') continue
    if (current.globals.has(name)) return moduleScopeOf(current)
    if (current.bindings.has(name)) return current
  }
  return undefined
}

/**
 * The scopes whose binding a read of the name may meet, nearest first. More than one where Python looks on at run time:
 * in a class body and at module level a name that is not bound yet is taken from further out.
 * An empty list: star imports and built-ins only. `fallsThrough` says that those may be met as well.
 */
export function lookUp(scope: Scope, name: string): { scopes: Scope[]; fallsThrough: boolean } {
  const module = moduleScopeOf(scope)
  const fromModule = (before: Scope[]) => ({ scopes: module.bindings.has(name) ? [...before, module] : before, fallsThrough: true })
  if (scope.kind === 'module' || scope.globals.has(name)) return fromModule([])
  if (scope.kind === 'class') {
    const own = scope.bindings.has(name) && !scope.nonlocals.has(name) ? [scope] : []
    const outer = enclosingFunction(scope.parent, name)
    if (outer !== undefined && outer.kind !== 'module') return { scopes: [...own, outer], fallsThrough: true }
    return fromModule(own)
  }
  const found = enclosingFunction(scope.nonlocals.has(name) ? scope.parent : scope, name)
  if (found !== undefined && found.kind !== 'module') return { scopes: [found], fallsThrough: false }
  return fromModule([])
}
