import type { Expression, Statement } from '@naturalcad/python-ast'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { PyModule } from '../values/py-module.ts'
import type { Value } from '../values/value.ts'

/** An expression, ready to run. */
export type Evaluate = (frame: Frame) => Value

/** Statements, ready to run. Undefined when they ran to their end. */
export type Execute = (frame: Frame) => Signal | undefined

/** How a block ended early. The value of a `return` is in the frame. */
export type Signal = 'break' | 'continue' | 'return'

/** Assigns a value to a target. */
export type Bind = (frame: Frame, value: Value) => void

/**
 * Turns the tree into nested closures, once a run: faster than walking the tree again and again, and names are resolved only once.
 * Each kind of node has its function in a file of its topic; they reach each other through this interface.
 */
export interface Compiler {
  readonly runtime: Runtime
  readonly builtins: ReadonlyMap<string, Value>
  findModule(name: string): PyModule | undefined
  expression(node: Expression, scope: Scope): Evaluate
  block(statements: readonly Statement[], scope: Scope): Execute
}
