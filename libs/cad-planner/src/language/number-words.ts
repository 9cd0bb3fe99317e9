const units = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
  ' ',
)
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const values: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ...units.map((word, index): [string, number] => [word, index + 1]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['dozen', 12],
  ['hundred', 100],
  ['pair', 2],
  ['couple', 2],
])

/** A share of a unit: `half inch`, `quarter of an inch`. Without a unit behind it, it is no number. */
export const shareWords: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
])

/** Reads `four`, `twenty four`, `a dozen`, `two dozen`, `two hundred` from the start of a list of words. */
export function parseNumberWords(words: readonly (string | undefined)[]): { value: number; length: number } | undefined {
  const first = words[0] === undefined ? undefined : values.get(words[0])
  if (first === undefined) return undefined
  const second = words[1] === undefined ? undefined : values.get(words[1])
  if (second !== undefined && first >= 20 && first < 100 && second > 0 && second < 10) return { value: first + second, length: 2 }
  if ((words[1] === 'dozen' || words[1] === 'hundred') && first > 0 && first < 20) return { value: first * (second ?? 1), length: 2 }
  return { value: first, length: 1 }
}
