import { NaturalCadError } from '@naturalcad/contracts/errors'
import { applyEdits, parse, type ParseResult, toCanonical } from '@naturalcad/python-ast'
import { type Analysis, analyze } from './analyze.ts'
import type { Finding } from './finding.ts'
import { guardKey, GuardedScript, type GuardedText } from './guarded-script.ts'
import { build123dPolicy } from './policy/build123d.ts'
import { compilePolicy } from './policy/compiled-policy.ts'
import type { GuardPolicy } from './policy/guard-policy.ts'
import { hashPolicy, hashText } from './policy/policy-hash.ts'
import { type GuardReport, rejectionError } from './report.ts'
import { toFinding } from './to-finding.ts'

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

const startOfText = { start: 0, end: 0, line: 1, column: 0, endLine: 1, endColumn: 0 }

export function createGuard({ policy = build123dPolicy }: CreateGuardOptions = {}): Guard {
  const compiled = compilePolicy(policy)
  const policyHash = hashPolicy(policy)

  function read(source: string): ParseResult {
    return parse(source, { limits: policy.limits })
  }

  function judge(parsed: Extract<ParseResult, { ok: true }>): Analysis {
    return analyze(parsed.module, parsed.source, compiled)
  }

  function reject(findings: readonly Finding[]): GuardReport {
    return { verdict: 'reject', findings: inOrder(findings, policy.limits.maxFindings), policyHash }
  }

  function decide(source: string): GuardReport {
    const parsed = read(source)
    if (!parsed.ok) {
      return reject(
        parsed.problems.map(({ rule, message, range }) =>
          toFinding({ ruleId: rule, severity: 'error', message, hint: hintForSyntax(rule) }, range, source),
        ),
      )
    }
    const { findings, edits } = judge(parsed)
    if (findings.some(({ severity }) => severity === 'error')) return reject(findings.map(withoutAppliedFix))
    const canonical = edits.length === 0 ? toCanonical(parsed) : applyEdits(parsed, edits.map(({ start, end, text }) => ({ kind: 'replace', range: { start, end }, text })))
    const accepted = accept(canonical.text, source, canonical.sourceLines)
    if (accepted instanceof GuardedScript) {
      const verdict = edits.length === 0 ? 'accept' : 'accept-with-edits'
      return { verdict, findings: inOrder(findings, policy.limits.maxFindings), policyHash, script: accepted }
    }
    return reject([...findings.map(withoutAppliedFix), failure(accepted, source)])
  }

  /** Checks the canonical text as it stands, from scratch: what runs is what was checked. The reason if it does not pass. */
  function accept(text: string, source: string, sourceLines: readonly number[]): GuardedScript | string {
    const parsed = read(text)
    if (!parsed.ok) return parsed.problems[0]?.message ?? 'the text that would run does not parse'
    const { findings, edits } = judge(parsed)
    const [error] = findings.filter(({ severity }) => severity === 'error')
    if (error !== undefined) return `${error.message} [${error.ruleId}]`
    if (edits.length > 0 || toCanonical(parsed).text !== text) return 'the text that would run is not final'
    return new GuardedScript(guardKey, { source, text, module: parsed.module, policyHash, textHash: hashText(text), sourceLines })
  }

  return {
    policy,
    policyHash,
    check(source) {
      try {
        return decide(source)
      } catch (error) {
        return reject([failure(error instanceof Error ? error.message : String(error), typeof source === 'string' ? source : '')])
      }
    },
    recheck({ text, textHash, policyHash: sentPolicyHash, sourceLines }) {
      const refuse = (message: string): NaturalCadError =>
        new NaturalCadError('GUARD_REJECTED', message, { remedy: 'Check the script again with this guard.', details: { policyHash, textHash } })
      if (sentPolicyHash !== policyHash) throw refuse('the script was checked under another policy')
      if (typeof text !== 'string' || hashText(text) !== textHash) throw refuse('the script is not the one that was checked: its hash differs')
      const lines = sourceLines !== undefined && sourceLines.every(isLineNumber) ? [...sourceLines] : text.split('\n').map((_, index) => index + 1)
      try {
        const script = accept(text, text, lines)
        if (script instanceof GuardedScript) return script
        throw rejectionError(reject([failure(script, text)]))
      } catch (error) {
        throw NaturalCadError.is(error) ? error : refuse(`the script cannot be checked: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
  }
}

function isLineNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function failure(reason: string, source: string): Finding {
  return toFinding(
    { ruleId: 'GRD00', severity: 'error', message: `the script cannot be checked: ${reason}`, hint: 'Simplify the script.' },
    startOfText,
    source,
  )
}

/** In a refused script nothing has been edited; the edits stay as an offer. */
function withoutAppliedFix(finding: Finding): Finding {
  return finding.fix === undefined ? finding : { ...finding, fix: { ...finding.fix, applied: false } }
}

/** Errors are never cut off in favour of notes. */
function inOrder(findings: readonly Finding[], most: number): Finding[] {
  const byPlace = (left: Finding, right: Finding): number =>
    left.range.start - right.range.start || left.range.end - right.range.end || (left.ruleId < right.ruleId ? -1 : left.ruleId > right.ruleId ? 1 : 0)
  const sorted = findings.toSorted(byPlace)
  const errors = sorted.filter(({ severity }) => severity === 'error')
  const others = sorted.filter(({ severity }) => severity !== 'error')
  return [...errors.slice(0, most), ...others.slice(0, Math.max(0, most - errors.length))].sort(byPlace)
}

function hintForSyntax(rule: string): string {
  switch (rule) {
    case 'LEX02':
    case 'LEX06':
      return 'Delete the character.'
    case 'LEX03':
      return 'Replace it by a newline.'
    case 'LEX04':
      return 'Delete the comment.'
    case 'LEX05':
      return 'Spell the name in ASCII.'
    case 'LEX07':
      return 'Indent with 4 spaces.'
    case 'LEX08':
      return 'Use brackets to go on in the next line.'
    case 'LIM01':
      return 'Split or simplify the script.'
    case 'LIM02':
      return 'Use variables and functions for the inner parts.'
    case 'SYN01':
      return 'Write a plain function.'
    case 'SYN06':
      return 'Write `except`.'
    default:
      return 'Correct the syntax.'
  }
}
