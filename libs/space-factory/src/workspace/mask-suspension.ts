/**
 * Python with `yield`, `await` and `async` written so that our parser, which knows none of them, reads the rest: each becomes something
 * of the same length, so that every line and column stays. For judging only; what it says is not what runs.
 */
export function maskSuspension(source: string): string {
  let result = ''
  let at = 0
  for (const { start, end } of findCode(source)) {
    result += source.slice(at, start) + maskWords(source.slice(start, end))
    at = end
  }
  return result + source.slice(at)
}

function maskWords(code: string): string {
  return code
    .replaceAll(/(?<![\w.])async([ \t]+)(def|with|for)\b/g, (_, blank: string, word: string) => word + blank + ' '.repeat('async'.length))
    .replaceAll(/(?<![\w.])await\b/g, '-    ')
    .replaceAll(/(?<![\w.])yield([ \t]+from)?\b/g, (words: string) => `0,${' '.repeat(words.length - 2)}`)
}

/** The stretches of a source that are neither text nor comment. One pass. */
function* findCode(source: string): Generator<{ start: number; end: number }> {
  const mark = /#[^\n]*|"""|'''|"|'/g
  let start = 0
  for (let found = mark.exec(source); found !== null; found = mark.exec(source)) {
    const [text] = found
    yield { start, end: found.index }
    if (!text.startsWith('#')) mark.lastIndex = endOfString(source, mark.lastIndex, text)
    start = mark.lastIndex
  }
  yield { start, end: source.length }
}

function endOfString(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (character === '\n' && quote.length === 1) return at
    else if (character === quote[0] && source.startsWith(quote, at)) return at + quote.length
  }
  return source.length
}
