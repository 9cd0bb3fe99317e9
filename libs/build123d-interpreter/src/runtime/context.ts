import type { HashKey } from '../values/hash-key.ts'
import type { Keywords, Value } from '../values/value.ts'

/**
 * One run of a script, as native code sees it: where it is, what it may still spend, and how to reach the language from inside a value.
 * Protocol functions (`getAttribute`, `binaryOperation`, `iterate` …) take it as their first argument.
 */
export interface Context {
  /** Line of the canonical text that is running. */
  readonly line: number
  /** The function of the script that is running: an object of its own for each call. */
  readonly frame: object | undefined
  /** Uses up fuel; throws `LIMIT_EXCEEDED` when none is left, `DEADLINE_EXCEEDED` when the time is up. One step is about one operation. */
  spend(steps: number): void
  /** Counts memory that a value takes, in bytes, over the whole run; throws `LIMIT_EXCEEDED`. */
  allocate(bytes: number): void
  /** Runs one level deeper; throws Python's RecursionError when there are too many. `weight` is what the level takes of the JavaScript stack, in units of 150 bytes. */
  nested<Result>(weight: number, run: () => Result): Result
  /** Appends to the captured output. */
  write(text: string): void
  /** What native modules keep for the length of a run, each under its own symbol. */
  readonly state: Map<symbol, unknown>
  call(callable: Value, positional?: readonly Value[], keywords?: Keywords): Value
  hashKey(value: Value): HashKey
  equals(left: Value, right: Value): boolean
  /** The exception that an `except` block is handling, for a bare `raise`. */
  handling: Value
}
