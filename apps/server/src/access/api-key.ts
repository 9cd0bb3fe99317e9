import { createHash, timingSafeEqual } from 'node:crypto'

export interface ApiKey {
  /** Stands for the key where requests are counted. */
  readonly id: string
  /** In the same time for every wrong key. */
  matches(given: string | undefined): boolean
}

/** Keeps digests only: they have one length, so that neither the length nor a common prefix of a guess shows in the time. */
export function createApiKey(key: string): ApiKey {
  const digest = createHash('sha256').update(key).digest()
  return {
    id: digest.toString('hex').slice(0, 16),
    matches: (given) => given !== undefined && timingSafeEqual(createHash('sha256').update(given).digest(), digest),
  }
}
