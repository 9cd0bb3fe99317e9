import { compileNameDelete, compileNameStore } from './names.ts'
import { baseExceptionClass, type PyException } from '../values/exceptions.ts'
import { PyClass } from '../values/py-class.ts'
import { PythonError, typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { ExceptHandler, Try } from '@naturalcad/python-ast'
import type { Bind, Compiler, Evaluate, Execute, Signal } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import type { Value } from '../values/value.ts'

interface Handler {
  types: Evaluate | undefined
  bind: Bind | undefined
  unbind: ((frame: Frame) => void) | undefined
  body: Execute
}

export function compileTry(compiler: Compiler, node: Try, scope: Scope): Execute {
  const body = compiler.block(node.body, scope)
  const handlers = node.handlers.map((handler) => compileHandler(compiler, handler, scope))
  const otherwise = compiler.block(node.orelse, scope)
  const guarded: Execute = (frame) => {
    let signal: Signal | undefined
    try {
      signal = body(frame)
    } catch (thrown) {
      return handle(compiler, handlers, frame, thrown)
    }
    return signal ?? otherwise(frame)
  }
  return node.finalbody.length === 0 ? guarded : withFinally(guarded, compiler.block(node.finalbody, scope))
}

/** Runs the `finally` block after Python exceptions and ordinary endings; a limit or a deadline ends the run at once. */
function withFinally(guarded: Execute, finalBody: Execute): Execute {
  return (frame) => {
    let signal: Signal | undefined
    try {
      signal = guarded(frame)
    } catch (thrown) {
      if (!(thrown instanceof PythonError)) throw thrown
      const { line } = frame
      const leaving = finalBody(frame)
      frame.line = line
      if (leaving !== undefined) return leaving
      throw thrown
    }
    const { returned } = frame
    const leaving = finalBody(frame)
    if (leaving !== undefined) return leaving
    frame.returned = returned
    return signal
  }
}

function compileHandler(compiler: Compiler, node: ExceptHandler, scope: Scope): Handler {
  return {
    types: node.exception === null ? undefined : compiler.expression(node.exception, scope),
    bind: node.name === null ? undefined : compileNameStore(node.name.name, scope),
    unbind: node.name === null ? undefined : compileNameDelete(node.name.name, scope),
    body: compiler.block(node.body, scope),
  }
}

function handle({ runtime }: Compiler, handlers: readonly Handler[], frame: Frame, error: unknown): Signal | undefined {
  if (!(error instanceof PythonError)) throw error
  const { exception } = error
  const raisedAt = frame.line
  for (const handler of handlers) {
    if (handler.types !== undefined && !matches(exception, handler.types(frame))) continue
    const previous = runtime.handling
    runtime.handling = exception
    handler.bind?.(frame, exception)
    try {
      return handler.body(frame)
    } finally {
      runtime.handling = previous
      if (handler.unbind !== undefined) unbindQuietly(handler.unbind, frame)
    }
  }
  frame.line = raisedAt
  throw error
}

/** The name of an exception is unbound after its handler, unless the handler has done that itself. */
function unbindQuietly(unbind: (frame: Frame) => void, frame: Frame): void {
  try {
    unbind(frame)
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
  }
}

function matches(exception: PyException, types: Value): boolean {
  const candidates = types instanceof PyTuple ? types.items : [types]
  return candidates.some((candidate) => {
    if (!(candidate instanceof PyClass) || !candidate.isSubclassOf(baseExceptionClass)) {
      throw typeError('catching classes that do not inherit from BaseException is not allowed')
    }
    return exception.cls.isSubclassOf(candidate)
  })
}
