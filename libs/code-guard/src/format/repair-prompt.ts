import type { Finding } from '../finding.ts'
import { ruleDescriptions } from '../rules/rule-id.ts'

const maxFindings = 10
const maxLine = 160

/** Tells a language model in plain text what to change: at most ten findings, each with its line, the rule and the replacement. */
export function toRepairPrompt(findings: readonly Finding[], source: string): string {
  const lines = source.split(/\r\n|\r|\n/)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return ''
  const shown = errors.slice(0, maxFindings).map((finding, index) => {
    const line = (lines[finding.range.line - 1] ?? '').trim().slice(0, maxLine)
    return [
      `${index + 1}. Line ${finding.range.line}: ${line}`,
      `   Problem: ${finding.message}.`,
      `   Rule ${finding.ruleId}: ${ruleDescriptions[finding.ruleId]}`,
      `   Change: ${finding.hint}`,
    ].join('\n')
  })
  const rest = errors.length > maxFindings ? [`There are ${errors.length - maxFindings} more of these; correct the same faults everywhere.`] : []
  return ['The script was refused before it ran. Correct these places and return the whole script:', '', ...shown, ...rest].join('\n')
}
