import { truth } from '../protocol/truth.ts'
import { callValue } from '../protocol/calls.ts'
import { assertionErrorClass, baseExceptionClass, PyException } from '../values/exceptions.ts'
import { PyClass } from '../values/py-class.ts'
import { pythonError, PythonError, runtimeError, typeError } from '../values/python-error.ts'
import { noKeywords, type Value } from '../values/value.ts'
import type { Assert, Raise } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

export function compileRaise(compiler: Compiler, node: Raise, scope: Scope): Execute {
  const { runtime } = compiler
  if (node.exception === null) {
    return () => {
      if (runtime.handling instanceof PyException) throw new PythonError(runtime.handling)
      throw runtimeError('No active exception to reraise')
    }
  }
  const evaluate = compiler.expression(node.exception, scope)
  const cause = node.cause === null ? undefined : compiler.expression(node.cause, scope)
  return (frame) => {
    const exception = toException(compiler, evaluate(frame), 'exceptions must derive from BaseException')
    if (cause !== undefined) {
      const value = cause(frame)
      exception.cause = value === null ? null : toException(compiler, value, 'exception causes must derive from BaseException')
      exception.suppressContext = true
    }
    if (runtime.handling instanceof PyException && runtime.handling !== exception) exception.during = runtime.handling
    throw new PythonError(exception)
  }
}

function toException({ runtime }: Compiler, value: Value, message: string): PyException {
  const made = value instanceof PyClass && value.isSubclassOf(baseExceptionClass) ? callValue(runtime, value, [], noKeywords) : value
  if (made instanceof PyException) return made
  throw typeError(message)
}

export function compileAssert(compiler: Compiler, node: Assert, scope: Scope): Execute {
  const { runtime } = compiler
  const test = compiler.expression(node.test, scope)
  const message = node.message === null ? undefined : compiler.expression(node.message, scope)
  return (frame) => {
    if (truth(runtime, test(frame))) return undefined
    throw message === undefined ? pythonError(assertionErrorClass) : pythonError(assertionErrorClass, message(frame))
  }
}

