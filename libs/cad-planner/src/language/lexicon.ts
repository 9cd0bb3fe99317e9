import type { Meaning } from './item.ts'

/** Words of the longest phrase that has a meaning of its own. */
export const longestPhrase = 6

/** From a phrase in lower case, words joined by single spaces, to its meaning. */
export type Lexicon = ReadonlyMap<string, Meaning>

/** Phrases of one meaning, separated by commas. */
export function phrases(list: string, meaning: Meaning): [string, Meaning][] {
  return list
    .split(',')
    .map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
    .filter((phrase) => phrase !== '')
    .map((phrase) => [phrase, meaning])
}

/** One table of all phrases; a phrase with two meanings is a mistake of ours and throws. */
export function buildLexicon(entries: readonly (readonly [string, Meaning])[]): Lexicon {
  const lexicon = new Map<string, Meaning>()
  for (const [phrase, meaning] of entries) {
    if (lexicon.has(phrase)) throw new TypeError(`the phrase "${phrase}" has two meanings`)
    if (phrase.split(' ').length > longestPhrase) throw new TypeError(`the phrase "${phrase}" is longer than ${longestPhrase} words`)
    lexicon.set(phrase, meaning)
  }
  return lexicon
}
