import type { SpaceFactory, SpaceFactoryOptions } from '@naturalcad/space-factory'

/** With the scopes of the token, where they are known. */
export type CreateFactory = (user: Pick<SpaceFactoryOptions, 'accessToken' | 'scopes'>) => SpaceFactory

/** The factories of one user: one for the token of the moment, and those of earlier tokens until their work is done. */
export interface TokenFactories {
  use<Result>(token: Parameters<CreateFactory>[0], work: (factory: SpaceFactory) => Promise<Result>): Promise<Result>
  /** Closes each as soon as its work is done. */
  close(): void
}

interface Lease {
  accessToken: string
  factory: SpaceFactory
  users: number
  isRetired: boolean
}

export function createTokenFactories(createFactory: CreateFactory): TokenFactories {
  let current: Lease | undefined
  const closeIfDone = (lease: Lease) => {
    // What does not close has nobody left to be told.
    if (lease.isRetired && lease.users === 0) lease.factory.close().catch(() => undefined)
  }
  const retire = () => {
    if (current === undefined) return
    current.isRetired = true
    closeIfDone(current)
    current = undefined
  }
  return {
    async use({ accessToken, scopes }, work) {
      if (current?.accessToken !== accessToken) {
        retire()
        current = { accessToken, factory: createFactory({ accessToken, ...(scopes === undefined ? {} : { scopes }) }), users: 0, isRetired: false }
      }
      const lease = current
      lease.users += 1
      try {
        return await work(lease.factory)
      } finally {
        lease.users -= 1
        closeIfDone(lease)
      }
    },
    close: retire,
  }
}
