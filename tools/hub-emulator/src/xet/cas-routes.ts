import { param, type Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import type { HttpMethod, Router } from '../http/router.ts'
import { randomId } from '../identity/random.ts'
import type { Settings } from '../storage/settings.ts'
import type { CasClaims } from './cas-token.ts'
import { hashPattern } from './hash.ts'
import type { XetServices } from './xet-services.ts'

const casRoot = '/xet-cas'
/** Both names are in use for the one place where everything is. */
const prefixes = ['default', 'default-merkledb']

/**
 * Clients remember for weeks, by this address, which chunks a server has. So an emulator that began anew has another one, and any is
 * answered: what a client was told before still leads here.
 */
export function casPathOf(settings: Settings): string {
  return `${casRoot}/${settings.getOrSet('cas-name', randomId)}`
}

type CasHandler = (exchange: Exchange, claims: CasClaims) => Promise<void> | void

export interface CasRouter {
  /** A route of the CAS, for tokens with that access; a token that may write may read. */
  on(method: HttpMethod, path: string, access: CasClaims['access'], handle: CasHandler): void
}

/** What is wrong for good is told by 4xx, never 5xx: the native client repeats those for minutes. */
export function createCasRouter(router: Router, { tokens }: Pick<XetServices, 'tokens'>): CasRouter {
  return {
    on: (method, path, access, handle) =>
      router.on(method, `${casRoot}/:name${path}`, (exchange) => {
        const [, token = ''] = /^Bearer +(.+)$/i.exec(exchange.request.headers.authorization ?? '') ?? []
        const claims = tokens.read(token)
        if (claims === undefined) throw new HubError(401, 'The CAS token is missing, not valid, or has expired')
        if (access === 'write' && claims.access !== 'write') throw new HubError(403, 'This CAS token may only read')
        return handle(exchange, claims)
      }, { ownAuthorization: true }),
  }
}

/** The hash in the path. Throws 400 for what is none. */
export function hashParam(exchange: Exchange): string {
  const hash = param(exchange, 'hash')
  if (!hashPattern.test(hash)) throw new HubError(400, `"${hash}" is not a hash: 64 lower-case hex characters are`)
  return hash
}

export function assertPrefix(exchange: Exchange): void {
  if (!prefixes.includes(param(exchange, 'prefix'))) throw new HubError(404, `There is no prefix "${param(exchange, 'prefix')}"`)
}
