import { toProblem, type NaturalCadError } from '@naturalcad/contracts/errors'
import type { Terminal } from './terminal.ts'

/** For people on standard error; under `--json` also as one object on standard output. */
export function printError(error: NaturalCadError, { out, err }: Terminal, json: boolean): void {
  err.write(`naturalcad: ${error.message}\n`)
  if (error.remedy !== undefined) err.write(`            ${error.remedy}\n`)
  const { findings } = error.details
  if (Array.isArray(findings)) for (const line of findings.map(formatFinding)) err.write(`  ${line}\n`)
  if (json) out.write(`${JSON.stringify({ success: false, ...toProblem(error) })}\n`)
}

function formatFinding(finding: unknown): string {
  if (typeof finding !== 'object' || finding === null) return String(finding)
  const { ruleId, message, hint, range } = finding as { ruleId?: string; message?: string; hint?: string; range?: { line?: number; column?: number } }
  return `${range?.line ?? '?'}:${(range?.column ?? 0) + 1} ${ruleId ?? ''} ${message ?? ''}${hint ? ` (${hint})` : ''}`
}
