import { lineStartsOf, rangeBetween } from '../positions.ts'
import type { SyntaxProblem, SyntaxRule } from '../problem.ts'
import { BYTE_ORDER_MARK, CR, hexName, isDoubtfulSeparator, isInvisible, LF, SPACE, TAB } from './characters.ts'

const MOST_PROBLEMS = 20
const CODING = /^[ \t]*#.*?coding[:=][ \t]*([-\w.]+)/
const UTF8 = /^utf[-_]?8$/i

/**
 * Looks at every character before any token is made, strings and comments included: what remains reads the same for people,
 * for us and for CPython. A byte order mark at the very start is passed over.
 */
export function checkCharacters(source: string, maxBytes: number): { lineStarts: number[]; problems: SyntaxProblem[] } {
  const problems: SyntaxProblem[] = []
  // Before the loop, so that a huge source costs nothing; no character has fewer bytes than UTF-16 units.
  if (source.length > maxBytes) return { lineStarts: [0], problems: [tooLarge(source.length, maxBytes)] }

  const lineStarts = lineStartsOf(source)
  const first = source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  lineStarts[0] = first
  const report = (rule: SyntaxRule, message: string, start: number, end: number): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ rule, message, range: rangeBetween(lineStarts, start, end) })
  }

  let bytes = source.length
  for (let at = first; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code >= SPACE && code < 0x7f) continue
    if (code === LF || code === TAB) continue
    if (code === CR) {
      if (source.charCodeAt(at + 1) !== LF) report('LEX03', 'carriage return alone; end lines with a newline', at, at + 1)
      continue
    }
    const codePoint = source.codePointAt(at) ?? code
    if (isDoubtfulSeparator(code)) {
      report('LEX03', `${hexName(code)} may or may not end a line; use a newline`, at, at + 1)
    } else if (code < 0xa0) {
      report('LEX02', `control character ${hexName(code)}; delete it`, at, at + 1)
    } else if (codePoint >= 0xd800 && codePoint < 0xe000) {
      report('LEX02', `lone surrogate ${hexName(codePoint)}; delete it`, at, at + 1)
    } else if (isInvisible(codePoint)) {
      report('LEX06', `invisible formatting character ${hexName(codePoint)}; delete it`, at, at + (codePoint > 0xffff ? 2 : 1))
    }
    // UTF-8 bytes beyond the one per UTF-16 unit that are counted already.
    if (codePoint > 0xffff) {
      bytes += 2
      at += 1
    } else if (codePoint > 0x7ff) bytes += 2
    else if (codePoint > 0x7f) bytes += 1
  }
  if (bytes > maxBytes) return { lineStarts, problems: [tooLarge(bytes, maxBytes)] }
  checkCodingCookie(source, lineStarts, report)
  return { lineStarts, problems }
}

type Report = (rule: SyntaxRule, message: string, start: number, end: number) => void

/** CPython decodes a file by a comment in its first two lines; another encoding would turn it into another program. */
function checkCodingCookie(source: string, lineStarts: readonly number[], report: Report): void {
  for (const line of [0, 1]) {
    const start = lineStarts[line]
    if (start === undefined) return
    const end = (lineStarts[line + 1] ?? source.length + 1) - 1
    const text = source.slice(start, end)
    const encoding = CODING.exec(text)?.[1]
    if (encoding !== undefined && !UTF8.test(encoding)) report('LEX04', `encoding declaration "${encoding}"; delete the comment`, start, end)
  }
}

function tooLarge(bytes: number, maxBytes: number): SyntaxProblem {
  const range = { start: 0, end: 0, line: 1, column: 0, endLine: 1, endColumn: 0 }
  return { rule: 'LIM01', message: `the source has ${bytes} bytes or more, the limit is ${maxBytes}; split it`, range }
}
