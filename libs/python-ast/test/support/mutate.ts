import { createRandom } from './random.ts'

/** Pieces that parsers disagree about. */
const NASTY = [
  ['\r', '\r\n', '\n', '\f', '\v', '\t', ' ', '        ', '\\', '\\\n', '\\\r\n', '\0', '\u0085', '\u2028', '\ufeff', '\u200b', '\u00a0'],
  ['"', "'", '"""', "'''", 'f"', "rb'", 'b"', 'u"', 'f"""', "fr'", 'rf"{', 't"', '{', '}', '{{', '}}', '!r', '=}', ':>', ':{', '\\N{DASH}', '\\x4', '\\400', '\\d'],
  ['(', ')', '[', ']', ',', ':', ';', '.', '...', '->', ':=', '=', '==', '!=', '<>', '!', '@', '*', '**', '//', '%', '~', '+=', '**=', '-', '$', '?', '`', '#'],
  ['0', '0_', '1_', '07', '0x', '1e', '1.', '.5', '1j', '1if', '9' + '9'.repeat(30), 'é', 'ﬁ', 'ª', '漢', '😀', '\ud83d'],
  [' if ', ' else ', ' for ', ' in ', ' not ', ' is ', ' and ', ' or ', 'lambda ', 'lambda: ', 'match ', 'case ', 'type ', '_', 'print ', 'async ', 'await ', 'yield '],
  ['def f():', 'class A:', 'return ', 'del ', 'global x', 'nonlocal x', 'import *', 'from . import ', ' as ', 'with ', 'try:', 'except ', 'except*', 'finally:', 'raise '],
  ['pass', 'break', 'continue', 'None', 'True', '__debug__', 'x', 'assert ', 'while ', 'elif ', 'else:', '*a', '**k', '*, ', '/, ', 'a=1, ', 'x: int = '],
].flat()

/** Changes a program in one to three places; the same seed gives the same change. */
export function mutate(source: string, seed: number): string {
  const random = createRandom(seed)
  const nasty = (): string => NASTY[random(NASTY.length)] ?? ''
  let text = source
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(text.length + 1)
    const span = 1 + random(random(4) === 0 ? 24 : 3)
    switch (random(5)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + span)
        break
      case 1:
        text = text.slice(0, at) + nasty() + text.slice(at)
        break
      case 2:
        text = text.slice(0, at) + nasty() + text.slice(at + span)
        break
      case 3: {
        const from = random(text.length + 1)
        text = text.slice(0, at) + text.slice(from, from + span) + text.slice(at)
        break
      }
      default: {
        const next = at + span
        text = text.slice(0, at) + text.slice(next, next + span) + text.slice(at, next) + text.slice(next + span)
      }
    }
  }
  return text
}
