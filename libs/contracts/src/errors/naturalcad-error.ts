import { exitCodeByCode, httpStatusByCode, type ErrorCode } from './error-code.ts'

const brand = Symbol.for('@naturalcad/contracts.NaturalCadError')

export interface NaturalCadErrorOptions {
  cause?: unknown
  /** Ids, limits, positions: what a program needs. Never tokens, whole prompts or bodies. */
  details?: Readonly<Record<string, unknown>>
  /** What the user can do about it, as one sentence. */
  remedy?: string
  /** The same call may succeed later. */
  retryable?: boolean
  /** How long to wait before the next try, in milliseconds. */
  retryAfterMs?: number
}

/** The one error class. The code is for programs; the message says what failed, on what, and what to do. */
export class NaturalCadError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
  readonly remedy: string | undefined
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined

  static {
    Object.defineProperties(this.prototype, { name: { value: 'NaturalCadError' }, [brand]: { value: true } })
  }

  constructor(code: ErrorCode, message: string, { cause, details = {}, remedy, retryable = false, retryAfterMs }: NaturalCadErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
    this.remedy = remedy
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
  }

  get httpStatus(): number {
    return httpStatusByCode[this.code]
  }

  get exitCode(): number {
    return exitCodeByCode[this.code]
  }

  /** Holds across two installed copies of the package, where `instanceof` does not. */
  static is(value: unknown): value is NaturalCadError {
    return value instanceof Error && brand in value
  }

  /** Turns anything thrown into this class: an abort becomes `CANCELED`, everything unknown `INTERNAL`. */
  static from(thrown: unknown): NaturalCadError {
    if (NaturalCadError.is(thrown)) return thrown
    if (thrown instanceof Error && thrown.name === 'AbortError') return new NaturalCadError('CANCELED', 'canceled', { cause: thrown })
    if (thrown instanceof Error && thrown.name === 'TimeoutError') return new NaturalCadError('DEADLINE_EXCEEDED', 'the deadline has passed', { cause: thrown })
    return new NaturalCadError('INTERNAL', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}
