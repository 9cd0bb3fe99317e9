import type { GuardedScript, GuardedText } from './guarded-script.ts'
import type { GuardPolicy } from './policy/guard-policy.ts'
import type { GuardReport } from './report.ts'

export interface CreateGuardOptions {
  /** @default build123dPolicy */
  policy?: GuardPolicy
}

export interface Guard {
  readonly policy: GuardPolicy
  /** SHA-256 of the policy, hexadecimal: what was decided by. */
  readonly policyHash: string
  /** Decides whether a script may run. Never throws for a script: what the guard cannot finish is a refusal, `GRD00`. */
  check(source: string): GuardReport
  /**
   * Makes a script again from what crossed a border. Throws `GUARD_REJECTED` unless the hashes are right, the policy is this
   * guard's, and the text passes as it stands.
   */
  recheck(received: GuardedText): GuardedScript
}
