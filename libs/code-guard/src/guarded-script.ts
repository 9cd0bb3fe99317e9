import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Module } from '@naturalcad/python-ast'

/** Held by this module and the guard; not exported by the package, so nobody else can construct a script. */
export const guardKey: unique symbol = Symbol('code-guard')

/** What crosses a process or worker border in place of a `GuardedScript`; `guard.recheck` turns it into one again. */
export interface GuardedText {
  /** The canonical text. */
  text: string
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  textHash: string
  policyHash: string
  /** For each canonical line the source line that it comes from; only messages depend on it. */
  sourceLines?: readonly number[]
}

export interface GuardedScriptParts extends GuardedText {
  source: string
  module: Module
  sourceLines: readonly number[]
}

const genuine = new WeakSet<object>()

/** A script that a guard has accepted. Only a guard makes one; executors accept nothing else. */
export class GuardedScript {
  /** The script as it was given, for people. */
  readonly source: string
  /** The canonical text: what was checked and what runs. */
  readonly text: string
  /** The tree of `text`. */
  readonly module: Module
  readonly policyHash: string
  readonly textHash: string
  readonly #sourceLines: readonly number[]

  constructor(key: typeof guardKey, parts: GuardedScriptParts) {
    if (key !== guardKey) {
      throw new NaturalCadError('GUARD_REJECTED', 'a GuardedScript is made by a guard only', { remedy: 'Call guard.check(source) and use report.script.' })
    }
    this.source = parts.source
    this.text = parts.text
    this.module = parts.module
    this.policyHash = parts.policyHash
    this.textHash = parts.textHash
    this.#sourceLines = parts.sourceLines
    genuine.add(this)
    Object.freeze(this)
  }

  /** The line of `source` (from 1) that a line of `text` (from 1) comes from. */
  sourceLineOf(canonicalLine: number): number {
    return this.#sourceLines[canonicalLine - 1] ?? this.#sourceLines.at(-1) ?? 1
  }

  /** What to post to a worker or another process. */
  toGuardedText(): GuardedText {
    return { text: this.text, textHash: this.textHash, policyHash: this.policyHash, sourceLines: [...this.#sourceLines] }
  }
}

/** True only for an object that a guard of this copy of the package made. */
export function isGuardedScript(value: unknown): value is GuardedScript {
  return typeof value === 'object' && value !== null && genuine.has(value)
}

/** Throws `GUARD_REJECTED` for anything but a `GuardedScript`. */
export function assertGuardedScript(value: unknown): asserts value is GuardedScript {
  if (isGuardedScript(value)) return
  throw new NaturalCadError('GUARD_REJECTED', 'only a script that the guard has accepted may run', {
    remedy: 'Call guard.check(source) and hand over report.script.',
  })
}
