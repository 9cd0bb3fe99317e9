import { Frame } from './frame.ts'
import { Scope } from './scope.ts'
import { bindTarget } from './bound-names.ts'
import { compileTarget } from './targets.ts'
import { iterate } from '../protocol/iterate.ts'
import { truth } from '../protocol/truth.ts'
import { generatorClass } from '../values/builtin-classes.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { PySet } from '../values/py-set.ts'
import { PyList } from '../values/sequences.ts'
import { nodeWeight } from './functions.ts'
import type { Comprehension, DictComp, GeneratorExp, ListComp, SetComp } from '@naturalcad/python-ast'
import type { Bind, Compiler, Evaluate } from './compiler.ts'
import type { Value } from '../values/value.ts'

interface Clause {
  bind: Bind
  /** Absent for the first clause, whose iterable belongs to the scope around. */
  iterable: Evaluate | undefined
  conditions: Evaluate[]
}

interface Loops {
  scope: Scope
  /** The first iterable, evaluated in the scope around. */
  source: Evaluate
  clauses: Clause[]
}

function compileLoops(compiler: Compiler, generators: readonly Comprehension[], parent: Scope): Loops {
  const names = new Set<string>()
  for (const { target } of generators) bindTarget(target, names)
  const scope = new Scope({ kind: 'comprehension', parent, qualifiedName: parent.qualifiedName, slots: names })
  const [first] = generators
  const source = first === undefined ? () => null : compiler.expression(first.iter, parent)
  const clauses = generators.map(({ target, iter, conditions }, index) => ({
    iterable: index === 0 ? undefined : compiler.expression(iter, scope),
    bind: compileTarget(compiler, target, scope),
    conditions: conditions.map((condition) => compiler.expression(condition, scope)),
  }))
  return { scope, source, clauses }
}

/** Runs `emit` for every combination that the conditions let through. */
function runLoops(compiler: Compiler, clauses: readonly Clause[], level: number, frame: Frame, source: Value, emit: (frame: Frame) => void): void {
  const clause = clauses[level]
  if (clause === undefined) {
    emit(frame)
    return
  }
  const { runtime } = compiler
  for (const value of iterate(runtime, clause.iterable === undefined ? source : clause.iterable(frame))) {
    clause.bind(frame, value)
    if (clause.conditions.every((condition) => truth(runtime, condition(frame)))) runLoops(compiler, clauses, level + 1, frame, source, emit)
  }
}

export function compileComprehension(compiler: Compiler, node: ListComp | SetComp | DictComp, parent: Scope): Evaluate {
  const { runtime } = compiler
  const { scope, source, clauses } = compileLoops(compiler, node.generators, parent)
  const open = (frame: Frame) => new Frame(scope.emptySlots(), frame)
  const run = (frame: Frame, emit: (inner: Frame) => void) => runLoops(compiler, clauses, 0, open(frame), source(frame), emit)
  let evaluate: Evaluate
  if (node.type === 'DictComp') {
    const key = compiler.expression(node.key, scope)
    const value = compiler.expression(node.value, scope)
    evaluate = (frame) => {
      const dict = new PyDict()
      run(frame, (inner) => {
        const name = key(inner)
        dict.set(runtime, name, value(inner))
      })
      return dict
    }
  } else {
    const element = compiler.expression(node.element, scope)
    if (node.type === 'SetComp') {
      evaluate = (frame) => {
        const set = new PySet()
        run(frame, (inner) => set.add(runtime, element(inner)))
        return set
      }
    } else {
      evaluate = (frame) => {
        const items: Value[] = []
        run(frame, (inner) => {
          runtime.allocate(16)
          items.push(element(inner))
        })
        return new PyList(items)
      }
    }
  }
  parent.addDepth(scope.maxDepth)
  return evaluate
}

export function compileGenerator(compiler: Compiler, node: GeneratorExp, parent: Scope): Evaluate {
  const { runtime } = compiler
  const { scope, source, clauses } = compileLoops(compiler, node.generators, parent)
  const element = compiler.expression(node.element, scope)
  const weight = nodeWeight * scope.maxDepth
  const produce = function* (frame: Frame, level: number, first: Iterable<Value>): Generator<Value> {
    const clause = clauses[level]
    if (clause === undefined) {
      yield runtime.nested(weight, () => element(frame))
      return
    }
    for (const value of clause.iterable === undefined ? first : iterate(runtime, clause.iterable(frame))) {
      clause.bind(frame, value)
      if (clause.conditions.every((condition) => truth(runtime, condition(frame)))) yield* produce(frame, level + 1, first)
    }
  }
  return (frame) => {
    const inner = new Frame(scope.emptySlots(), frame)
    // Evaluated now, and refused now if it can't be iterated; the rest when values are asked for.
    return new PyIterator(generatorClass, produce(inner, 0, iterate(runtime, source(frame))))
  }
}
