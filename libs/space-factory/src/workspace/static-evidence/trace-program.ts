import { type Expression, type PythonNode, walk } from '@naturalcad/python-ast'
import { findConstant, type Known } from './constant-value.ts'
import type { Program, SourceModule } from './read-program.ts'
import { createScope, type Scope } from './scope.ts'
import { traceExpression } from './trace-expression.ts'
import { traceBody } from './trace-statements.ts'
import type { Findings, Frame, Tracer } from './tracer.ts'
import { type Callable, join, type Value } from './value.ts'

const maxLooks = 40
const maxNodes = 4_000_000

/** Thrown where a program is larger than can be judged. */
export class TooLarge extends Error {}

/**
 * Follows the values of a program from its app file: which of them are the model, and what is made of it. Only what can be reached from
 * there counts. Names hold all that is ever bound to them, so it errs on the side of the one who wrote it.
 */
export function traceProgram(program: Program, { modelId, variables }: { modelId: string; variables: Readonly<Record<string, string>> }): Findings {
  const findings: Findings = { bindings: new Map(), references: new Map(), loads: new Map(), isStreamAnswered: false }
  const remembered = new WeakMap<object, Map<string, unknown>>()
  const constants = findConstants(program)
  const byPath = new Map([...program.modules.values()].map((module) => [module.path, module]))
  const scopes = new Map<string, Scope>()
  const imported = new Set<string>()
  const entered = new Set<Callable>()
  let isChanged = true
  let nodes = 0
  const tracer: Tracer = {
    modelId: modelId.toLowerCase(),
    findings,
    fields: new Map<string, Value>(),
    note: () => {
      isChanged = true
    },
    bindField(name, value) {
      const before = tracer.fields.get(name)
      const after = before === undefined ? value : join(before, value)
      if (before !== undefined && before.marks === after.marks && before.things.size === after.things.size) return
      tracer.fields.set(name, after)
      tracer.note()
    },
    constant: (expression, { module }) => findConstant(expression, { variables, name: (name) => readConstant(name, { module, constants, variables }) }),
    evaluate: (expression, frame) => traceExpression(expression, frame, tracer),
    run: (body, frame) => traceBody(body, frame, tracer),
    importModule(name) {
      const module = program.modules.get(name)
      if (module === undefined) return undefined
      const scope = scopes.get(name) ?? createScope({ path: module.path, parent: null, changes: tracer })
      scopes.set(name, scope)
      if (!imported.has(name)) {
        imported.add(name)
        traceBody(module.tree.body, { scope, module, callable: null, owner: null, control: 0, isForEmptyInput: false }, tracer)
      }
      return scope
    },
    runFunction(callable) {
      if (entered.has(callable)) return
      entered.add(callable)
      const module = byPath.get(callable.path)
      if (module === undefined) return
      const frame: Frame = { scope: callable.scope, module, callable, owner: callable.owner, control: 0, isForEmptyInput: false }
      if (callable.node.type === 'FunctionDef') return traceBody(callable.node.body, frame, tracer)
      const value = tracer.evaluate(callable.node.body, frame)
      callable.returns.set(callable.node, { value, node: callable.node.body, line: callable.node.range.line, control: 0, isYield: false, isForEmptyInput: false })
    },
    remember<T>(node: object, kind: string, make: () => T): T {
      const kinds = remembered.get(node) ?? new Map<string, unknown>()
      remembered.set(node, kinds)
      if (!kinds.has(kind)) kinds.set(kind, make())
      return kinds.get(kind) as T
    },
    step() {
      nodes += 1
      if (nodes > maxNodes) throw new TooLarge('the program is too large to be judged')
    },
  }
  const app = [...program.modules.values()].find(({ path }) => path === program.appPath)
  if (app === undefined) return findings
  for (let look = 0; isChanged && look < maxLooks; look += 1) {
    isChanged = false
    imported.clear()
    entered.clear()
    tracer.importModule(app.name)
  }
  return findings
}

type Constants = ReadonlyMap<SourceModule, ReadonlyMap<string, Expression | null>>

/** Of each module the names that are bound once in all of it, with what; null for those that are bound otherwise. */
function findConstants(program: Program): Constants {
  return new Map([...program.modules.values()].map((module) => [module, collectNames(module)]))
}

function collectNames({ tree }: SourceModule): Map<string, Expression | null> {
  const names = new Map<string, Expression | null>()
  const lose = (name: string) => void names.set(name, null)
  const bind = (name: string, value: Expression) => void names.set(name, names.has(name) ? null : value)
  const loseAll = (target: PythonNode) => {
    for (const part of walk(target)) if (part.type === 'Name') lose(part.name)
  }
  for (const node of walk(tree)) {
    switch (node.type) {
      case 'Assign':
        for (const target of node.targets) {
          if (target.type === 'Name') bind(target.name, node.value)
          else loseAll(target)
        }
        break
      case 'AnnAssign':
        if (node.target.type === 'Name' && node.value !== null) bind(node.target.name, node.value)
        break
      case 'AugAssign':
      case 'NamedExpr':
      case 'For':
      case 'Comprehension':
        loseAll(node.target)
        break
      case 'WithItem':
        if (node.target !== null) loseAll(node.target)
        break
      case 'Parameter':
      case 'FunctionDef':
      case 'ClassDef':
        lose(node.name.name)
        break
      case 'Alias':
        lose(node.asName?.name ?? node.name)
        break
      case 'Global':
      case 'Nonlocal':
        for (const { name } of node.names) lose(name)
        break
      case 'MatchAs':
      case 'MatchStar':
      case 'ExceptHandler':
        if (node.name !== null) lose(node.name.name)
        break
      default:
        break
    }
  }
  return names
}

/** A name that is bound twice anywhere in its module is not known: too much for little code, and never wrong. */
function readConstant(name: string, from: { module: SourceModule; constants: Constants; variables: Readonly<Record<string, string>> }, seen: ReadonlySet<string> = new Set()): Known {
  const expression = from.constants.get(from.module)?.get(name)
  if (expression === undefined || expression === null || seen.has(name)) return undefined
  return findConstant(expression, { variables: from.variables, name: (inner) => readConstant(inner, from, new Set([...seen, name])) })
}
