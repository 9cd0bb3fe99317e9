/** Ends the parse with a problem at the given offsets. */
export type Fail = (message: string, start: number, end: number) => never

const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
const HEX_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 }

interface Escape {
  value: string
  /** Offset behind the escape. */
  end: number
}

/**
 * The text that CPython gives for `source.slice(start, end)` in a string that is not raw. Refuses what CPython warns of
 * (`"\d"`, `"\400"`), `\N{…}`, whose table of names would weigh more than the parser, and two surrogate escapes that
 * UTF-16 could not tell from one character.
 */
export function decodeEscapes(source: string, start: number, end: number, isBytes: boolean, fail: Fail): string {
  // The search stays inside the content: a search of the whole source for each string would take quadratic time.
  const content = source.slice(start, end)
  let text = ''
  let from = start
  for (let index = content.indexOf('\\'); index >= 0; index = content.indexOf('\\', from - start)) {
    const at = start + index
    text += withLineFeeds(source.slice(from, at))
    const escape = decodeEscape(source, at, end, isBytes, fail)
    if (meetsAsPair(text, escape.value)) fail('two surrogate escapes side by side; write the character itself or one \\U escape', at, escape.end)
    text += escape.value
    from = escape.end
  }
  return text + withLineFeeds(source.slice(from, end))
}

/** CPython reads CR-LF as LF everywhere, in strings too. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

/** Whether joining the two would turn two lone surrogates of Python into one character of UTF-16. */
export function meetsAsPair(left: string, right: string): boolean {
  const low = right.charCodeAt(0)
  if (!(low >= 0xdc00 && low < 0xe000)) return false
  const high = left.charCodeAt(left.length - 1)
  return high >= 0xd800 && high < 0xdc00
}

function decodeEscape(source: string, at: number, end: number, isBytes: boolean, fail: Fail): Escape {
  const letter = source[at + 1] ?? ''
  if (letter === '\n') return { value: '', end: at + 2 }
  if (letter === '\r') return { value: '', end: at + 3 }
  const simple = SIMPLE[letter]
  if (simple !== undefined) return { value: simple, end: at + 2 }
  if (letter >= '0' && letter <= '7') return decodeOctal(source, at, end, fail)
  const length = HEX_LENGTH[letter]
  if (length !== undefined && (letter === 'x' || !isBytes)) {
    const digits = source.slice(at + 2, Math.min(at + 2 + length, end))
    if (digits.length < length || !/^[0-9a-f]+$/i.test(digits)) {
      fail(`\\${letter} needs ${length} hexadecimal digits`, at, Math.min(at + 2 + length, end))
    }
    const codePoint = Number.parseInt(digits, 16)
    if (codePoint > 0x10ffff) fail('there is no character beyond \\U0010FFFF', at, at + 2 + length)
    return { value: String.fromCodePoint(codePoint), end: at + 2 + length }
  }
  if (letter === 'N' && !isBytes) return fail('\\N{…} is not supported; write the character itself or its \\u escape', at, at + 2)
  return fail(`invalid escape "\\${letter}"; write "\\\\${letter}" or a raw string r"…"`, at, at + 2)
}

function decodeOctal(source: string, at: number, end: number, fail: Fail): Escape {
  let to = at + 1
  while (to < end && to < at + 4 && /[0-7]/.test(source[to] ?? '')) to += 1
  const code = Number.parseInt(source.slice(at + 1, to), 8)
  if (code > 0o377) fail('an octal escape is at most \\377', at, to)
  return { value: String.fromCharCode(code), end: to }
}
