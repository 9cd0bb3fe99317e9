import type { FunctionDef, Lambda } from '@naturalcad/python-ast'
import { createScope } from './scope.ts'
import type { Frame, Tracer } from './tracer.ts'
import type { Callable, LocalClass } from './value.ts'

/** The function that a `def` or a `lambda` makes, with the defaults of its parameters. */
export function createCallable(node: FunctionDef | Lambda, frame: Frame, owner: LocalClass | null, tracer: Tracer): Callable {
  for (const { default: value, name } of [...node.args.positionalOnly, ...node.args.positional, ...node.args.keywordOnly]) {
    if (value === null) continue
    const given = tracer.evaluate(value, frame)
    const callable = tracer.remember(node, 'callable', () => makeCallable(node, frame, owner, tracer))
    callable.scope.bind(name.name, given)
  }
  return tracer.remember(node, 'callable', () => makeCallable(node, frame, owner, tracer))
}

function makeCallable(node: FunctionDef | Lambda, { scope, module }: Frame, owner: LocalClass | null, tracer: Tracer): Callable {
  return { kind: 'function', node, path: module.path, scope: createScope({ path: module.path, parent: scope, changes: tracer }), owner, isForGpu: false, returns: new Map(), calls: new Set() }
}
