import { createHash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetTokenOptions, SpaceFactory, TokenSource } from '@naturalcad/space-factory'
import { createTokenFactories, type CreateFactory } from './token-factories.ts'

/** Somebody whose token speaks for them. Whatever they ask is asked of the Hub with it, so they see what is theirs and nothing else. */
export interface SignedInUser {
  /** Stands for the user where requests are counted. */
  readonly key: string
  /** Works with a factory of the user; once more with a new token where the Hub has refused the first. */
  use<Result>(work: (factory: SpaceFactory) => Promise<Result>, options?: GetTokenOptions): Promise<Result>
  /** Aborted with `UNAUTHORIZED` when the user has signed out: what only goes on has to end. */
  readonly signedOut: AbortSignal
  close(): void
}

export function createSessionUser(userId: string, tokens: TokenSource, createFactory: CreateFactory): SignedInUser {
  const factories = createTokenFactories(createFactory)
  const end = new AbortController()
  return {
    key: `user ${userId}`,
    signedOut: end.signal,
    async use(work, options) {
      end.signal.throwIfAborted()
      const token = await tokens.get(options)
      try {
        return await factories.use(token, work)
      } catch (thrown) {
        if (!isUnauthorized(thrown) || end.signal.aborted) throw thrown
        const renewed = await tokens.renew(token.accessToken).catch((failure: unknown) => {
          // Why the Hub said no tells more than that there is no other token.
          throw isUnauthorized(failure) ? thrown : failure
        })
        return factories.use(renewed, work)
      }
    },
    close() {
      end.abort(new NaturalCadError('UNAUTHORIZED', 'the user has signed out'))
      factories.close()
    },
  }
}

const never = new AbortController().signal

/** For one request that carries its token, which is forgotten with it. */
export function createTokenUser(accessToken: string, createFactory: CreateFactory): SignedInUser {
  const factories = createTokenFactories(createFactory)
  return {
    key: `token ${createHash('sha256').update(accessToken).digest('hex').slice(0, 16)}`,
    signedOut: never,
    use: (work) => factories.use({ accessToken }, work),
    close: () => factories.close(),
  }
}

export function isUnauthorized(thrown: unknown): boolean {
  return NaturalCadError.is(thrown) && thrown.code === 'UNAUTHORIZED'
}
