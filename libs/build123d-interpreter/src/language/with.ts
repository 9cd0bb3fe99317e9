import { compileTarget } from './targets.ts'
import { callSpecial, hasSpecial } from '../protocol/special.ts'
import { truth } from '../protocol/truth.ts'
import { classOf } from '../values/class-of.ts'
import { PythonError, typeError } from '../values/python-error.ts'
import type { With, WithItem } from '@naturalcad/python-ast'
import type { Compiler, Execute, Signal } from './compiler.ts'
import type { Scope } from './scope.ts'

/** Several items are one inside the other. */
export function compileWith(compiler: Compiler, node: With, scope: Scope): Execute {
  const body = compiler.block(node.body, scope)
  return node.items.reduceRight((inner, item) => scope.deeper(() => compileItem(compiler, item, inner, scope)), body)
}

/**
 * `__exit__` runs however the block ends, and may swallow a Python exception. A limit or a deadline ends the run at once: it is no
 * exception of the script's.
 */
function compileItem(compiler: Compiler, item: WithItem, body: Execute, scope: Scope): Execute {
  const { runtime } = compiler
  const evaluate = compiler.expression(item.context, scope)
  const bind = item.target === null ? undefined : compileTarget(compiler, item.target, scope)
  return (frame) => {
    const manager = evaluate(frame)
    if (!hasSpecial(manager, '__enter__') || !hasSpecial(manager, '__exit__')) {
      throw typeError(`'${classOf(manager).name}' object does not support the context manager protocol`)
    }
    const entered = callSpecial(runtime, manager, '__enter__') ?? null
    const { line } = frame
    let signal: Signal | undefined
    try {
      bind?.(frame, entered)
      signal = body(frame)
    } catch (error) {
      if (!(error instanceof PythonError)) throw error
      const answer = callSpecial(runtime, manager, '__exit__', error.exception.cls, error.exception, null)
      if (answer !== undefined && truth(runtime, answer)) return undefined
      throw error
    }
    frame.line = line
    callSpecial(runtime, manager, '__exit__', null, null, null)
    return signal
  }
}
