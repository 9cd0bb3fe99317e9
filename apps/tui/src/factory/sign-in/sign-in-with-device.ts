import { startDeviceSignIn, waitForDeviceToken, whoAmI, type DeviceSignIn, type OAuthCall } from '@naturalcad/hub-client'
import { chooseScopes, type SignInReach } from '@naturalcad/space-factory'
import type { StatusLine } from '../../output/status-line.ts'
import type { StoredSignIn } from './sign-in-file.ts'

export interface SignInOptions {
  application: Pick<OAuthCall, 'clientId' | 'clientSecret'>
  hubUrl: string
  reach: SignInReach
  line: StatusLine
  signal: AbortSignal
  /** Called once the code is there, for whoever agrees without a browser. */
  onCode?: (device: DeviceSignIn) => Promise<void>
}

/** Shows a code, waits until its user has agreed in the browser, and gives the sign-in, which is not kept yet. */
export async function signInWithDevice({ application, hubUrl, reach, line, signal, onCode }: SignInOptions): Promise<StoredSignIn> {
  const call = { ...application, hubUrl, signal }
  const device = await startDeviceSignIn({ ...call, scopes: chooseScopes({ reach }) })
  line.say(`open ${device.verificationUrl} and enter the code ${device.userCode}`)
  line.begin('waiting for your consent')
  try {
    await onCode?.(device)
    const token = await waitForDeviceToken({ ...call, device })
    const { name } = await whoAmI({ hubUrl, signal, accessToken: token.accessToken })
    return {
      schemaVersion: 1,
      hubUrl,
      user: name,
      clientId: application.clientId,
      accessToken: token.accessToken,
      refreshToken: token.refreshToken ?? null,
      expiresAt: token.expiresAt?.toISOString() ?? null,
      scopes: token.scopes,
    }
  } finally {
    line.end()
  }
}
