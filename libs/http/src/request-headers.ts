import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Joins headers, later ones first in rank. Throws `INVALID_REQUEST` naming the header that HTTP does not allow, never its value. */
export function joinHeaders(...sets: (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers()
  for (const [name, value] of sets.flatMap((set) => Object.entries(set ?? {}))) {
    try {
      headers.set(name, value)
    } catch {
      throw new NaturalCadError('INVALID_REQUEST', `the header ${JSON.stringify(name)} holds characters that HTTP does not allow`, {
        remedy: 'remove line ends and other control characters from it',
      })
    }
  }
  return headers
}

const harmless = new Set(['accept', 'accept-language', 'content-type', 'range', 'user-agent'])

/** What may go along to another origin. A list of what is harmless: any other header may be somebody's credential. */
export function withoutCredentials(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => harmless.has(name)))
}

/** The values that must not show in an error. */
export function listCredentials(headers: Headers): string[] {
  return [...headers]
    .filter(([name]) => /auth|key|token|secret|cookie|signature/.test(name))
    .flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')])
    .filter((value) => value.length >= 4)
}
