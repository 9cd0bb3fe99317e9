import type { AccountStore } from '../identity/account-store.ts'

const leastSecret = 6

/** Hides every token that opens something here, wherever it stands: a job may have printed its own. */
export type TokenMask = (text: string) => string

export function createTokenMask(accounts: AccountStore): TokenMask {
  return (text) =>
    text.replace(/hf_jwt_[\w.-]+|hf_\w+/g, (word) => (word.startsWith('hf_jwt_') || accounts.findPrincipal(word) !== undefined ? 'hf_…' : word))
}

/** Hides values of secrets. The shortest are words like any other and stay. */
export function hideSecrets(text: string, secrets: Readonly<Record<string, string>>): string {
  return Object.values(secrets).reduce((shown, value) => (value.length < leastSecret ? shown : shown.replaceAll(value, '…')), text)
}
