import type { IncomingMessage } from 'node:http'
import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import type { AccountStore } from './account-store.ts'
import type { Principal } from './principal.ts'

/** A bearer token, or a token as the password of Basic credentials as git-lfs sends it. A wrong one is refused, never taken for nobody. */
export function authenticate(request: IncomingMessage, accounts: AccountStore): Principal | undefined {
  const header = request.headers.authorization
  if (header === undefined) return undefined
  const [, scheme = '', credentials = ''] = /^(\w+) +(.+)$/.exec(header) ?? []
  const token = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString('utf8').replace(/^[^:]*:/, '') : credentials
  const principal = accounts.findPrincipal(token)
  if (principal === undefined) throw new HubError(401, 'Invalid credentials in Authorization header')
  return principal
}

export function requirePrincipal({ principal }: Pick<Exchange, 'principal'>): Principal {
  if (principal === undefined) throw new HubError(401, 'Invalid username or password.')
  return principal
}
