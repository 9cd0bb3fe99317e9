import type { ClassDef, Expression, FunctionDef } from '@naturalcad/python-ast'
import { createCallable } from './callable.ts'
import { createScope } from './scope.ts'
import { noteDecorated } from './note-binding.ts'
import { callFunction } from './trace-call.ts'
import { bindName } from './trace-binding.ts'
import type { Frame, Tracer } from './tracer.ts'
import { type Callable, externalsOf, functionsOf, join, type LocalClass, marked, toValue, type Value } from './value.ts'

/** `def`: the name is what its decorators make of the function. */
export function traceFunction(node: FunctionDef, frame: Frame, owner: LocalClass | null, tracer: Tracer): Value {
  const callable = createCallable(node, frame, owner, tracer)
  let value = toValue(callable)
  for (const decorator of node.decorators.toReversed()) value = decorate(decorator, value, callable, frame, tracer)
  return value
}

function decorate(decorator: Expression, value: Value, callable: Callable, frame: Frame, tracer: Tracer): Value {
  const wrapper = tracer.evaluate(decorator, frame)
  const names = externalsOf(decorator.type === 'Call' ? tracer.evaluate(decorator.func, frame) : wrapper)
  if (names.some((name) => /^spaces\.GPU$/.test(name))) callable.isForGpu = true
  if (decorator.type === 'Call' && names.some((name) => name.startsWith('gradio') && name.endsWith('.api'))) noteDecorated(decorator, value, frame, tracer)
  // Those of the app itself may put another function in its place; of the others what they are given goes on.
  const own = functionsOf(wrapper)
  if (own.length === 0) return value
  const given = { positional: [value], named: new Map<string, Value>(), spread: marked(0), all: value }
  const made = join(...own.map((one) => callFunction(one, given, frame, tracer)))
  return functionsOf(made).length === 0 ? value : made
}

export function traceClass(node: ClassDef, frame: Frame, tracer: Tracer): void {
  const bases = node.bases.map((base) => tracer.evaluate(base, frame))
  const local = tracer.remember(node, 'class', () => {
    const made: Omit<LocalClass, 'instance'> & { instance?: LocalClass['instance'] } = {
      kind: 'class', node, path: frame.module.path, methods: new Map(), bases,
      scope: createScope({ path: frame.module.path, parent: frame.scope, changes: tracer }),
    }
    const whole = made as LocalClass
    whole.instance = { kind: 'instance', of: whole }
    return whole
  })
  local.bases = bases
  const inside: Frame = { ...frame, scope: local.scope, owner: local }
  for (const statement of node.body) {
    if (statement.type !== 'FunctionDef') {
      tracer.run([statement], inside)
      continue
    }
    // Methods do not see the names of their class.
    const method = traceFunction(statement, { ...frame, owner: local }, local, tracer)
    const [callable] = functionsOf(method)
    if (callable === undefined) continue
    local.methods.set(statement.name.name, callable)
    if (statement.decorators.some((decorator) => decorator.type === 'Name' && decorator.name.endsWith('property'))) {
      tracer.bindField(statement.name.name, callFunction(callable, { positional: [], named: new Map(), spread: marked(0), all: marked(0) }, inside, tracer))
    }
  }
  for (const name of local.scope.names()) tracer.bindField(name, local.scope.get(name) ?? marked(0))
  bindName(node.name.name, toValue(local), frame)
}
