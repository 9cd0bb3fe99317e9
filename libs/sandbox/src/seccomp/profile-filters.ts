import type { FilterOptions } from './filter.ts'

/** What the process is for: `script` runs one Python program to its end, `process` any program with children and sockets of its own. */
export type Profile = 'script' | 'process'

const open = { connect: true, listen: true, fork: true, execute: true, sessions: true, signals: true } as const

/** Set by bubblewrap before the launcher starts, so that a fault of the launcher is covered too. */
export const outerFilter = {
  script: { ...open, sockets: 'unix' },
  process: { ...open, sockets: 'internet' },
} as const satisfies Record<Profile, FilterOptions>

export interface InnerFilterOptions {
  profile: Profile
  /** Own namespaces for processes and network. */
  hasNamespaces: boolean
  /** Without a network of its own it may open the connections that Landlock lets through. */
  connects: boolean
  /** Landlock keeps signals inside (ABI 6 and later). */
  scopesSignals: boolean
}

/** Set by the launcher, last of all. */
export function innerFilter({ profile, hasNamespaces, connects, scopesSignals }: InnerFilterOptions): FilterOptions {
  if (profile === 'script') return { sockets: 'none', connect: false, listen: false, fork: false, execute: false, sessions: false, signals: false }
  if (hasNamespaces) return outerFilter.process
  const alone = { fork: true, execute: true, sessions: false, signals: scopesSignals } as const
  return connects ? { ...alone, sockets: 'tcp', connect: true, listen: false } : { ...alone, sockets: 'unix', connect: false, listen: true }
}
