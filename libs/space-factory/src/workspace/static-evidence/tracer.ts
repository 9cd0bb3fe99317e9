import type { Expression, Statement } from '@naturalcad/python-ast'
import type { Known } from './constant-value.ts'
import type { SourceModule } from './read-program.ts'
import type { Changes, Scope } from './scope.ts'
import type { Callable, LocalClass, Value } from './value.ts'

export interface Place {
  path: string
  line: number
}

/** A function that the app offers to its callers. */
export interface Binding extends Place {
  /** Null where the source does not say, and any name may be meant. */
  name: string | null
  value: Value
}

/** What has been found of a program so far. */
export interface Findings {
  bindings: Map<object, Binding>
  /** Where the id of the model is handed to something. */
  references: Map<object, Place>
  /** Where the model is loaded. */
  loads: Map<object, Place>
  /** A model answers into a stream that another thread reads. */
  isStreamAnswered: boolean
}

/** Where a piece of the program stands. */
export interface Frame {
  scope: Scope
  module: SourceModule
  /** Null at the top of a module. */
  callable: Callable | null
  owner: LocalClass | null
  /** Marks of the conditions that lead here. */
  control: number
  /** What leads here is that an input is empty or missing. */
  isForEmptyInput: boolean
}

/** One look at a program after the other, until no look finds anything new. */
export interface Tracer extends Changes {
  readonly modelId: string
  readonly findings: Findings
  /** Attributes of objects, by name alone. */
  readonly fields: Map<string, Value>
  bindField(name: string, value: Value): void
  constant(expression: Expression, frame: Frame): Known
  evaluate(expression: Expression, frame: Frame): Value
  run(body: readonly Statement[], frame: Frame): void
  /** Runs a module of the app once in each look; undefined for names that none has. */
  importModule(name: string): Scope | undefined
  /** The body of a function, with what its parameters hold by now. */
  runFunction(callable: Callable): void
  /** The same object for the same node in each look. */
  remember<T>(node: object, kind: string, make: () => T): T
  /** Counts one node; throws when the program is too large to be judged. */
  step(): void
}
