import type { HubCall } from '../call/hub-call.ts'

/** What every call of an application takes; no token is there yet. */
export interface OAuthCall extends Omit<HubCall, 'accessToken'> {
  /** Of the application that is registered with the Hub. */
  clientId: string
  /** Of a confidential application; a program that its users can read has none. */
  clientSecret?: string
}
