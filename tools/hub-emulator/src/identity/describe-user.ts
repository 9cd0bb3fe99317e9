import type { Account } from './principal.ts'
import { avatarOf } from './whoami.ts'

/** A person in a list: of members, likers, requests. */
export function describeUser(user: Account, baseUrl: string): Record<string, unknown> {
  const { id, name, fullname, plan } = user
  return { _id: id, user: name, fullname, avatarUrl: avatarOf(baseUrl, user), type: 'user', isPro: plan !== 'free' }
}
