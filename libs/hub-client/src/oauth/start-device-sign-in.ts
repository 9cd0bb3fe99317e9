import { systemClock } from '@naturalcad/contracts'
import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { OAuthCall } from './oauth-call.ts'
import { oauthForm } from './oauth-form.ts'

export interface StartDeviceSignInParams extends OAuthCall {
  /** @default those of the application */
  scopes?: readonly string[]
}

/** What to show to the user, and what to poll with. */
export interface DeviceSignIn {
  /** Secret: whoever has it gets the token. */
  deviceCode: string
  /** To type in at `verificationUrl`. */
  userCode: string
  verificationUrl: string
  /** With the code in it, for a link or a QR code. */
  verificationUrlComplete: string
  expiresAt: Date
  /** The least time between two polls. */
  intervalMs: number
}

const Answer = z.looseObject({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.url({ protocol: /^https?$/ }),
  verification_uri_complete: z.url({ protocol: /^https?$/ }).nullish(),
  expires_in: z.number().nullish(),
  interval: z.number().nullish(),
})

// RFC 8628 section 3.2: five seconds where the server says nothing. The lifetime is required there; without it the wait needs some end.
const standardInterval = 5
const standardLifetime = 900

/** Begins a sign-in on another device (RFC 8628): for programs in a terminal. `waitForDeviceToken` gets the token. */
export async function startDeviceSignIn({ scopes = [], ...params }: StartDeviceSignInParams): Promise<DeviceSignIn> {
  const { request, secrets, call } = oauthForm(params, scopes.length === 0 ? {} : { scope: scopes.join(' ') })
  const answer = await connect(call, { secrets }).json('oauth/device', { ...request, schema: Answer })
  return {
    deviceCode: answer.device_code,
    userCode: answer.user_code,
    verificationUrl: answer.verification_uri,
    verificationUrlComplete: answer.verification_uri_complete ?? answer.verification_uri,
    expiresAt: new Date((params.clock ?? systemClock).now() + (answer.expires_in ?? standardLifetime) * 1000),
    intervalMs: (answer.interval ?? standardInterval) * 1000,
  }
}
