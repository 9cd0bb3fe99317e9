import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Finding } from './finding.ts'
import type { GuardedScript } from './guarded-script.ts'

export type Verdict = 'accept' | 'accept-with-edits' | 'reject'

export interface GuardReport {
  verdict: Verdict
  /** Sorted by place, at most `policy.limits.maxFindings`. */
  findings: Finding[]
  policyHash: string
  /** What may run. Present unless the verdict is `reject`. */
  script?: GuardedScript
}

/**
 * A refusal as an error for callers that throw: `GUARD_REJECTED`, with the findings in `details.findings`.
 */
export function rejectionError(report: Pick<GuardReport, 'findings' | 'policyHash'>): NaturalCadError {
  const errors = report.findings.filter((finding) => finding.severity === 'error')
  const first = errors[0]
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  const message =
    first === undefined
      ? 'the guard refused the script'
      : `the guard refused the script: line ${first.range.line}: ${first.message} [${first.ruleId}]${rest}`
  return new NaturalCadError('GUARD_REJECTED', message, {
    details: { findings: report.findings, policyHash: report.policyHash },
    ...(first === undefined ? {} : { remedy: first.hint }),
  })
}
