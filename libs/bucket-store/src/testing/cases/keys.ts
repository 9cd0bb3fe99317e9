import { deepEqual, equal } from 'node:assert/strict'
import { refuses, testBytes, type StoreCase } from '../store-case.ts'

const refused: [title: string, key: string][] = [
  ['that is empty', ''],
  ['that begins with a slash', '/a'],
  ['that ends with a slash', 'a/'],
  ['that is a slash', '/'],
  ['with an empty segment', 'a//b'],
  ['that is a dot', '.'],
  ['that is two dots', '..'],
  ['with a segment of one dot', 'a/./b'],
  ['with a segment of two dots', 'a/../b'],
  ['that begins with a segment of two dots', '../a'],
  ['that ends with a segment of two dots', 'a/..'],
  ['with a backslash', 'a\\b'],
  ['with NUL', 'a\u0000b'],
  ['with a line feed', 'a\nb'],
  ['with a tabulator', 'a\tb'],
  ['with DEL', 'a\u007Fb'],
  ['with a control character beyond ASCII', 'a\u0085b'],
  ['with a lone surrogate', 'a\uD800b'],
  ['with a segment of 256 bytes', 'x'.repeat(256)],
  ['with a segment of 256 bytes in fewer characters', `x${'é'.repeat(127)}y`],
  ['of 1025 bytes', `${'abcdefgh/'.repeat(113)}12345678`],
  ['with a segment that unfinished writes use', 'a/.partial-1'],
]

const taken: [title: string, key: string][] = [
  ['a blank', 'a b'],
  ['blanks at the ends', ' a '],
  ['many blanks in a row', 'a   b'],
  ['plus', 'a+b'],
  ['percent', 'a%b'],
  ['what looks percent-encoded', 'a%2Fb%20c%00'],
  ['a question mark', 'a?b=c&d'],
  ['a number sign', 'a#b'],
  ['quotes', 'a\'b"c`d'],
  ['angle brackets and ampersand', 'a<b>&amp;c'],
  ['brackets and braces', '[a]{b}(c)'],
  ['signs of patterns', 'a*b?c!d~'],
  ['signs of addresses', 'a:b;c@d,e=f$g'],
  ['pipe and caret', 'a|b^c'],
  ['a colon as in a drive', 'c:a'],
  ['a leading dot', '.hidden/.too'],
  ['a trailing dot and blank', 'a./b '],
  ['dots that are no relative segment', '.../a..b/..c'],
  ['a leading dash', '-rf/--help'],
  ['a leading tilde', '~/a'],
  ['umlauts', 'Gehäuse/Größe'],
  ['Greek, Cyrillic and Hebrew', 'αβγ/где/שלום'],
  ['Chinese, Japanese and Korean', '零件/部品/부품'],
  ['an emoji', 'a🔩b'],
  ['an emoji of several code points', '👩🏽‍🔧'],
  ['a combining mark', 'e\u0301'],
  ['a character of compatibility', '\uFB01le'],
  ['a blank that does not break', 'a\u00A0b'],
  ['marks of direction', 'a\u202Eb'],
  ['the replacement character', 'a\uFFFDb'],
  ['only digits', '007/1e3'],
  ['words that programs know', '__proto__/constructor/null'],
  ['names of devices', 'con/nul/aux.txt'],
  ['a segment of 255 bytes', 'x'.repeat(255)],
  ['1024 bytes', `${'abcdefgh/'.repeat(113)}1234567`],
  ['forty folders', `${'d/'.repeat(40)}leaf`],
]

const apart: [title: string, one: string, other: string][] = [
  ['composed and decomposed characters', 'caf\u00E9', 'cafe\u0301'],
  ['upper and lower case', 'Part', 'part'],
  ['plus and blank', 'a+b', 'a b'],
  ['a blank and how addresses write it', 'a b', 'a%20b'],
  ['percent and how addresses write it', 'a%b', 'a%25b'],
  ['a slash and how addresses write it', 'a/b', 'a%2Fb'],
  ['letters of two scripts', 'a', '\u0430'],
  ['a ligature and its letters', '\uFB01le', 'file'],
  ['with and without a trailing dot', 'a', 'a.'],
  ['with and without a trailing blank', 'a', 'a '],
  ['equals sign and what it could escape', 'a=2B', 'a+'],
]

export const keyCases: StoreCase[] = [
  ...refused.map(
    ([title, key]): StoreCase => ({
      title: `refuses a key ${title}`,
      async run({ store, keys }) {
        await refuses(store.put(key, 'x'), 'INVALID_KEY')
        await refuses(store.get(key), 'INVALID_KEY')
        await refuses(store.head(key), 'INVALID_KEY')
        await refuses(store.delete(key), 'INVALID_KEY')
        await refuses(store.copy(key, 'a'), 'INVALID_KEY')
        await refuses(store.copy('a', key), 'INVALID_KEY')
        deepEqual(await keys(), [])
      },
    }),
  ),
  ...taken.map(
    ([title, key]): StoreCase => ({
      title: `takes a key with ${title}`,
      async run({ store, text, keys }) {
        equal((await store.put(key, title)).key, key)
        deepEqual(await keys(), [key])
        equal(await text(key), title)
        equal((await store.head(key))?.key, key)
        await store.delete(key)
        equal(await store.head(key), undefined)
      },
    }),
  ),
  ...apart.map(
    ([title, one, other]): StoreCase => ({
      title: `keeps apart ${title}`,
      async run({ text, keys, fill }) {
        await fill(one, other)
        equal(await text(one), one)
        equal(await text(other), other)
        deepEqual((await keys()).sort(), [one, other].sort())
      },
    }),
  ),
  {
    title: 'lists 60 random keys as they were put, byte for byte',
    async run({ keys, fill }) {
      const random = testBytes(60 * 24, 7)
      const names = Array.from({ length: 60 }, (_, index) => `${index}-${[...random.subarray(index * 24, index * 24 + 24)].map(toVisible).join('')}`)
      await fill(...names)
      deepEqual((await keys()).sort(), names.sort())
    },
  },
]

/** Any character that a segment may hold, from four ranges of code points. */
function toVisible(byte: number): string {
  const start = [0x21, 0xa1, 0x4e00, 0x1f500][byte >> 6] ?? 0x21
  const character = String.fromCodePoint(start + (byte & 63))
  return character === '/' || character === '\\' ? '_' : character
}
