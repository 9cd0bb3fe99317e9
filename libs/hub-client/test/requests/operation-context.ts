import type { DeviceSignIn, OAuthToken } from '@naturalcad/hub-client'

export interface OperationContext {
  /** Of the recording proxy, and alice's token. */
  call: { hubUrl: string; accessToken: string }
  /** Behind the proxy, for what a person does. */
  hubUrl: string
  clientId: string
  /** What earlier operations left for later ones. */
  left: { device?: DeviceSignIn; token?: OAuthToken; pull?: number; comment?: string; job?: string; scheduledJob?: string }
}

/** By the name of the call; what stands behind `_` tells several of one call apart. */
export type Operations = Readonly<Record<string, (context: OperationContext) => Promise<unknown>>>

export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an earlier operation left nothing')
  return value
}
