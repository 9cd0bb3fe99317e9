import { defaultLimits, limitExceeded, type ExecutionLimits } from './limits.ts'
import type { Context } from './context.ts'
import { callValue } from '../protocol/calls.ts'
import { equals } from '../protocol/compare.ts'
import { hashKey } from '../protocol/hash.ts'
import { recursionError } from '../values/python-error.ts'
import { noKeywords, type Keywords, type Value } from '../values/value.ts'
import type { HashKey } from '../values/hash-key.ts'
import type { Frame } from '../language/frame.ts'

/** How many steps pass between two looks at the clock. */
const stepsBetweenChecks = 20_000

/** What one unit of `weight` stands for: measured frames of the interpreter, rounded up. */
const bytesPerUnit = 150

export interface RuntimeOptions {
  limits?: ExecutionLimits
  /** Called now and then; throws when the time is up or the work was canceled. */
  checkDeadline?: () => void
  /**
   * JavaScript stack that nested calls may use. Python's RecursionError comes before its end, so that an overflow can't happen in the
   * middle of a kernel call. @default 700 kB, which fits the smallest stack that a script runs on, that of a browser's worker
   */
  stackBytes?: number
  /** Receives output as it is written, beside its capture. */
  onOutput?: (text: string) => void
}

/** The state of one run: where it is, what is left to spend, what it has printed. */
export class Runtime implements Context {
  frame: Frame | undefined
  handling: Value = null
  readonly state = new Map<symbol, unknown>()
  readonly #limits: Required<ExecutionLimits>
  readonly #stackUnits: number
  readonly #checkDeadline: () => void
  readonly #onOutput: ((text: string) => void) | undefined
  #steps = 0
  #nextCheck: number
  #bytes = 0
  #depth = 0
  #stack = 0
  readonly #output: string[] = []
  #outputLength = 0

  constructor(options: RuntimeOptions = {}) {
    this.#limits = { ...defaultLimits, ...options.limits }
    this.#nextCheck = Math.min(stepsBetweenChecks, this.#limits.steps)
    this.#stackUnits = (options.stackBytes ?? 700_000) / bytesPerUnit
    this.#checkDeadline = options.checkDeadline ?? (() => {})
    this.#onOutput = options.onOutput
  }

  get line(): number {
    return this.frame?.line ?? 0
  }

  get output(): string {
    return this.#output.join('')
  }

  get usage(): { steps: number; memoryBytes: number } {
    return { steps: Math.round(this.#steps), memoryBytes: Math.round(this.#bytes) }
  }

  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#nextCheck) this.#check()
  }

  #check(): void {
    const { steps } = this.#limits
    if (this.#steps > steps) {
      throw limitExceeded('steps', steps, `the script took more than ${steps} steps`, 'Look for a loop that never ends, or make the loops smaller.')
    }
    this.#nextCheck = Math.min(this.#steps + stepsBetweenChecks, steps)
    this.#checkDeadline()
  }

  allocate(bytes: number): void {
    this.#bytes += bytes
    const { memoryBytes } = this.#limits
    if (this.#bytes > memoryBytes) {
      throw limitExceeded('memory', memoryBytes, `the script's values took more than ${Math.floor(memoryBytes / 2 ** 20)} MiB`, 'Make its lists and texts smaller.')
    }
  }

  nested<Result>(weight: number, run: () => Result): Result {
    this.enter(weight)
    try {
      return run()
    } finally {
      this.leave(weight)
    }
  }

  enter(weight: number): void {
    if (this.#depth >= this.#limits.recursion || this.#stack + weight > this.#stackUnits) throw recursionError('maximum recursion depth exceeded')
    this.#depth += 1
    this.#stack += weight
  }

  leave(weight: number): void {
    this.#depth -= 1
    this.#stack -= weight
  }

  write(text: string): void {
    this.#outputLength += text.length
    const { outputCharacters } = this.#limits
    if (this.#outputLength > outputCharacters) {
      throw limitExceeded('output', outputCharacters, `the script printed more than ${outputCharacters} characters`, 'Print less.')
    }
    this.#output.push(text)
    this.#onOutput?.(text)
  }

  call(callable: Value, positional: readonly Value[] = [], keywords: Keywords = noKeywords): Value {
    return callValue(this, callable, positional, keywords)
  }

  hashKey(value: Value): HashKey {
    return hashKey(this, value)
  }

  equals(left: Value, right: Value): boolean {
    return equals(this, left, right)
  }
}
