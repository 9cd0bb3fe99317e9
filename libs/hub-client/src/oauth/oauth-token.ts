import { systemClock, type Clock } from '@naturalcad/contracts'
import { z } from 'zod'

export const TokenAnswer = z.looseObject({
  access_token: z.string(),
  token_type: z.string().nullish(),
  /** Seconds. */
  expires_in: z.number().nullish(),
  scope: z.string().nullish(),
  refresh_token: z.string().nullish(),
  id_token: z.string().nullish(),
})

/** What a user has granted to an application. Keep it as you keep a password. */
export interface OAuthToken {
  accessToken: string
  /** When `accessToken` ends; undefined where the Hub did not say. */
  expiresAt: Date | undefined
  /** Gives a new token, once. */
  refreshToken: string | undefined
  /** Signed facts about the user, for a server that checks them. */
  idToken: string | undefined
  scopes: string[]
}

export function toOAuthToken(answer: z.output<typeof TokenAnswer>, clock: Clock = systemClock): OAuthToken {
  const { expires_in: seconds, scope } = answer
  return {
    accessToken: answer.access_token,
    expiresAt: seconds === null || seconds === undefined ? undefined : new Date(clock.now() + seconds * 1000),
    refreshToken: answer.refresh_token ?? undefined,
    idToken: answer.id_token ?? undefined,
    scopes: scope?.split(/[\s,]+/).filter((one) => one !== '') ?? [],
  }
}
