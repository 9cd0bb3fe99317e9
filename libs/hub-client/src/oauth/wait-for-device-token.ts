import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { startDeadline } from '../call/poll.ts'
import { wait } from '../call/wait.ts'
import type { OAuthCall } from './oauth-call.ts'
import type { OAuthToken } from './oauth-token.ts'
import { codeExpired, pollDeviceToken } from './poll-device-token.ts'
import type { DeviceSignIn } from './start-device-sign-in.ts'

export interface WaitForDeviceTokenParams extends OAuthCall {
  /** From `startDeviceSignIn`. */
  device: DeviceSignIn
  /** Called each time that the user has not agreed yet. */
  onPending?: () => void
}

/** RFC 8628 section 3.5. */
const slowDownMs = 5000

/**
 * Asks until the user has agreed; `signal` cancels it. What fails in passing is asked again until the code expires. Rejects as
 * `pollDeviceToken` does.
 */
export async function waitForDeviceToken({ device, onPending, ...call }: WaitForDeviceTokenParams): Promise<OAuthToken> {
  const { clock } = call
  const deadline = startDeadline(call, Math.max(0, device.expiresAt.getTime() - (clock ?? systemClock).now()))
  let intervalMs = device.intervalMs
  try {
    for (;;) {
      await wait(intervalMs, { deadline, clock })
      try {
        const poll = await pollDeviceToken({ ...call, deadline, deviceCode: device.deviceCode })
        if (poll.state === 'granted') return poll.token
        if (poll.state === 'slow-down') intervalMs += slowDownMs
        else onPending?.()
      } catch (thrown) {
        const error = NaturalCadError.from(thrown)
        if (!error.retryable || deadline.signal.aborted) throw error
        intervalMs = Math.max(intervalMs, error.retryAfterMs ?? 0)
      }
    }
  } catch (thrown) {
    if ((clock ?? systemClock).now() < device.expiresAt.getTime()) throw thrown
    throw codeExpired(thrown)
  } finally {
    deadline[Symbol.dispose]()
  }
}
