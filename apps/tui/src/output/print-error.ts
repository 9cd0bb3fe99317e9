import { toProblem, type NaturalCadError } from '@naturalcad/contracts/errors'
import { printText } from './print-text.ts'
import type { Terminal } from './terminal.ts'
import { wrapBehind } from './wrap-text.ts'

const label = 'naturalcad: '

/** For people on standard error; under `--json` also as one object on standard output. */
export function printError(error: NaturalCadError, terminal: Terminal, json: boolean): void {
  const { out, columns } = terminal
  const print = (text: string) => printText(text, 'err', terminal)
  print(wrapBehind(label, error.message, columns))
  if (error.remedy !== undefined) print(wrapBehind(' '.repeat(label.length), error.remedy, columns))
  const { findings, recorded, recordError } = error.details
  if (Array.isArray(findings) && findings.length > 1) for (const finding of findings) print(wrapBehind('  ', formatFinding(finding), columns))
  if (recorded === false) print(wrapBehind(label, `the run is not in the log: ${String(recordError)}`, columns))
  if (json) out.write(`${JSON.stringify({ success: false, ...toProblem(error) })}\n`)
}

function formatFinding(finding: unknown): string {
  if (typeof finding !== 'object' || finding === null) return String(finding)
  const { ruleId, message, hint, range } = finding as { ruleId?: string; message?: string; hint?: string; range?: { line?: number; column?: number } }
  return `${range?.line ?? '?'}:${(range?.column ?? 0) + 1} ${ruleId ?? ''} ${message ?? ''}${hint ? ` (${hint})` : ''}`
}
