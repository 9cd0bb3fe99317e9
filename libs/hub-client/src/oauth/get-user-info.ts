import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'

const optional = z.string().nullish()

const UserInfo = z.looseObject({
  /** The id of the user; it stays when the name changes. */
  sub: z.string(),
  name: optional,
  /** The namespace. */
  preferred_username: optional,
  picture: optional,
  /** Only with the scope `email`. */
  email: optional,
  email_verified: z.boolean().nullish(),
  isPro: z.boolean().nullish(),
  /** Only with the scope `read-billing`. */
  canPay: z.boolean().nullish(),
  orgs: z.array(z.looseObject({ sub: z.string(), name: optional, preferred_username: optional, plan: optional, roleInOrg: optional })).default([]),
})
/** Who signed in, cut to the granted scopes. */
export type UserInfo = z.output<typeof UserInfo>

/** Whose an OAuth token is, by OpenID. */
export async function getUserInfo(call: HubCall): Promise<UserInfo> {
  return connect(call).json('oauth/userinfo', { schema: UserInfo })
}
