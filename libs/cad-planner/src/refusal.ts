import { NaturalCadError } from '@naturalcad/contracts/errors'

export const workingExample = 'plate 120x70x5 mm with four 6 mm corner holes'

/** Refuses words that were not understood. `example` is a prompt that works. */
export function notUnderstood(why: string, words: readonly string[], example: string = workingExample): NaturalCadError {
  return new NaturalCadError('NOT_UNDERSTOOD', words.length === 0 ? why : `${why}: ${words.map((word) => `"${word}"`).join(', ')}`, {
    details: { leftover: [...words], example },
    remedy: `Say it another way, for example: ${example}`,
  })
}

/** Refuses two facts that can't both hold. Each is named in the user's words where there are any. */
export function contradiction(first: string, second: string, remedy: string): NaturalCadError {
  return new NaturalCadError('CONTRADICTION', `${first} contradicts ${second}`, { details: { facts: [first, second] }, remedy })
}

/** Refuses a value outside of the bounds of the system. */
export function outOfBounds(what: string, remedy: string, details: Readonly<Record<string, unknown>> = {}): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', what, { remedy, details })
}
