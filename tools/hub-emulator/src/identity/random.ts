import { randomBytes, randomInt } from 'node:crypto'

const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The form of the Hub's ids: 24 hex characters. */
export function randomId(): string {
  return randomBytes(12).toString('hex')
}

export function randomText(length: number, alphabet: string = alphanumerics): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** `hf_` begins every kind of token: the JS client sends no other. */
export function randomToken(kind: 'access' | 'oauth'): string {
  return kind === 'access' ? `hf_${randomText(34)}` : `hf_oauth_${randomText(64)}`
}
