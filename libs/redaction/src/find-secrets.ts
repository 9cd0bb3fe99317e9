import type { SelectRules } from './rules/select-rules.ts'

/** A secret in a text: `text.slice(start, end)`. */
export interface Finding {
  /** `known` or the id of a rule. */
  rule: string
  start: number
  end: number
}

/** Every secret in the text, in order, overlapping ones joined under the name of the first. */
export function findSecrets(text: string, knownForms: readonly string[], selectRules: SelectRules): Finding[] {
  return join([...findKnown(text, knownForms), ...findByRules(text, selectRules)])
}

function* findKnown(text: string, forms: readonly string[]): Generator<Finding> {
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) yield { rule: 'known', start: at, end: at + form.length }
  }
}

function* findByRules(text: string, selectRules: SelectRules): Generator<Finding> {
  for (const rule of selectRules(text)) {
    for (const match of text.matchAll(rule.pattern)) {
      const secret = match[1] ?? match[0]
      // The group of every rule is the end of its match or close to it: the last occurrence is the matched one.
      const start = match.index + match[0].lastIndexOf(secret)
      if (rule.accepts?.(secret) ?? true) yield { rule: rule.id, start, end: start + secret.length }
    }
  }
}

function join(findings: Finding[]): Finding[] {
  if (findings.length === 0) return findings
  const joined: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (last !== undefined && finding.start < last.end) last.end = Math.max(last.end, finding.end)
    else joined.push({ ...finding })
  }
  return joined
}
