import { HubError } from '../http/hub-error.ts'
import type { CasClaims } from './cas-token.ts'

/** A file that a client has just registered; `sha256` is what it says of itself, for Git LFS. */
interface RegisteredFile {
  hash: string
  size: number
  sha256: string | undefined
}

/** What the CAS asks the owners of files: buckets, or repositories, by `namespace/name`. */
export interface XetScope {
  /** Does it have a file of that content? */
  holds(name: string, hash: string): boolean
  /** Takes uploaded files in. Throws 404 if it has gone, 403 if there is no room. Inside a transaction. */
  register(name: string, files: readonly RegisteredFile[]): void
}

/** By kind; each part of the emulator that has files adds its own. */
export type XetScopes = Map<string, XetScope>

export function requireScope(scopes: XetScopes, { scope: { kind } }: CasClaims): XetScope {
  const scope = scopes.get(kind)
  if (scope === undefined) throw new HubError(404, `There is nothing of kind "${kind}"`)
  return scope
}

/** Those in whose name an upload happens: whatever one of them has uploaded the other may use. */
export function holdersOf({ scope: { kind, name }, user }: Pick<CasClaims, 'scope' | 'user'>): string[] {
  return [`${kind}:${name}`, ...(user === null ? [] : [`user:${user}`])]
}
