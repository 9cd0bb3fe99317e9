import { createHmac, timingSafeEqual } from 'node:crypto'

export interface ArtifactLinks {
  /** Path and query under which the file can be fetched without the key, for a day. */
  sign(runId: string, name: string): string
  verify(runId: string, name: string, query: Readonly<Record<string, unknown>>): boolean
}

const lifetimeMs = 24 * 60 * 60 * 1000

/**
 * Addresses that carry their own permission, so that a page or a program that was given a result can fetch its files
 * and nothing else. Without a key the server is open and the plain path is enough. Links outlive a restart.
 */
export function createArtifactLinks(key: string | undefined, now: () => number = Date.now): ArtifactLinks {
  const pathOf = (runId: string, name: string) => `/artifacts/${runId}/${name}`
  if (key === undefined) return { sign: pathOf, verify: () => false }
  const signatureOf = (runId: string, name: string, expires: string) =>
    createHmac('sha256', `naturalcad artifact link\n${key}`)
      .update(`${pathOf(runId, name)}\n${expires}`)
      .digest('base64url')
  return {
    sign(runId, name) {
      const expires = String(now() + lifetimeMs)
      return `${pathOf(runId, name)}?expires=${expires}&signature=${signatureOf(runId, name, expires)}`
    },
    verify(runId, name, { expires, signature }) {
      if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,15}$/.test(expires) || Number(expires) <= now()) return false
      const expected = Buffer.from(signatureOf(runId, name, expires))
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
