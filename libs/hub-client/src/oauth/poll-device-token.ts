import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'
import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { OAuthCall } from './oauth-call.ts'
import { oauthForm } from './oauth-form.ts'
import { toOAuthToken, TokenAnswer, type OAuthToken } from './oauth-token.ts'

export interface PollDeviceTokenParams extends OAuthCall {
  deviceCode: string
}

export type DevicePoll = { state: 'pending' } | { state: 'slow-down' } | { state: 'granted'; token: OAuthToken }

const Refusal = z.looseObject({ error: z.string(), error_description: z.string().nullish() })
const Answer = z.union([TokenAnswer, Refusal])

/**
 * Asks once whether the user has agreed. After `slow-down` wait five seconds longer from then on. Rejects with `FORBIDDEN` where the
 * user refused, `DEADLINE_EXCEEDED` where the code has expired, `INVALID_REQUEST` where it is unknown or used.
 */
export async function pollDeviceToken({ deviceCode, ...params }: PollDeviceTokenParams): Promise<DevicePoll> {
  const fields = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: deviceCode }
  const { request, secrets, call } = oauthForm(params, fields)
  const answer = await connect(call, { secrets }).json('oauth/token', { ...request, acceptedStatuses: [400], schema: Answer })
  if ('access_token' in answer) return { state: 'granted', token: toOAuthToken(TokenAnswer.parse(answer), call.clock) }
  const { error, error_description: description } = Refusal.parse(answer)
  switch (error) {
    case 'authorization_pending':
      return { state: 'pending' }
    case 'slow_down':
      return { state: 'slow-down' }
    case 'access_denied':
      throw refused('FORBIDDEN', 'the user refused the sign-in', error)
    case 'expired_token':
      throw codeExpired()
    default:
      throw refused(
        'INVALID_REQUEST',
        `the sign-in failed: ${error}${description === null || description === undefined ? '' : ` (${description})`}`,
        error,
      )
  }
}

export function codeExpired(cause?: unknown): NaturalCadError {
  return refused('DEADLINE_EXCEEDED', 'the code of the sign-in has expired', 'expired_token', cause)
}

function refused(code: ErrorCode, message: string, oauthError: string, cause?: unknown): NaturalCadError {
  return new NaturalCadError(code, message, { cause, details: { oauthError }, remedy: 'start the sign-in again' })
}
