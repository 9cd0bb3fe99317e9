import type { SourceRange } from '@naturalcad/python-ast'
import type { RuleId } from './rules/rule-id.ts'

/** `error` refuses the script, `warning` and `note` do not. A note tells about an edit that the guard made by itself. */
export type Severity = 'error' | 'warning' | 'note'

/** Replaces `source.slice(start, end)`. Offsets in UTF-16 units, as in `SourceRange`. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

export interface Fix {
  /** What the edits do, as an imperative: `drop the viewer call`. */
  description: string
  edits: TextEdit[]
  /** The guard has made these edits in the text that runs. Otherwise they are an offer. */
  applied: boolean
}

/** One thing the guard has to say about a script. */
export interface Finding {
  ruleId: RuleId
  severity: Severity
  /** What is wrong, naming the thing. */
  message: string
  /** Where, within one line: what a person should look at. */
  range: SourceRange
  /** Exactly the text of the range. */
  snippet: string
  /** What to write instead, as one sentence. */
  hint: string
  fix?: Fix
}
