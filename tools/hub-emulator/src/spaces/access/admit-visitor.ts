import type { IncomingMessage } from 'node:http'
import type { AccountStore } from '../../identity/account-store.ts'
import type { Principal } from '../../identity/principal.ts'
import { may } from '../../repositories/access.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { SpaceTokens } from './space-token.ts'

export interface Visit {
  principal: Principal | undefined
  /** Path and query without the token of the address. */
  target: string
  /** Names and values in turn, as they came, without what only the Hub may see. */
  headers: string[]
  /** Lets a browser go on without the token of the address. */
  setCookie: string | undefined
}

const cookiePrefix = 'spaces-jwt-'
/** Valid between this proxy and its neighbours only. */
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** Decides who may see the app. The source of a protected Space is private, its app is not. Undefined for a stranger at a private one. */
export function admitVisitor(request: IncomingMessage, repository: Repository, { accounts, tokens }: { accounts: AccountStore; tokens: SpaceTokens }): Visit | undefined {
  const hubToken = bearerOf(request.headers['x-hf-authorization']) ?? hubTokenOf(request.headers.authorization)
  const principal = hubToken === undefined ? undefined : accounts.findPrincipal(hubToken)
  const signature = new URLSearchParams(splitOnce(request.url ?? '/')[1]).get('__sign')
  const cookieName = cookiePrefix + repository.id
  const isSigned = signature !== null && tokens.opens(signature, repository.id)
  const isOpen =
    repository.visibility !== 'private' || may(principal, 'read', repository) || isSigned || cookiesOf(request).some(([name, value]) => name === cookieName && tokens.opens(value, repository.id))
  if (!isOpen) return undefined
  return {
    principal,
    target: withoutSignature(request.url ?? '/'),
    headers: cleanHeaders(request),
    setCookie: isSigned ? `${cookieName}=${signature}; Path=/; HttpOnly; SameSite=Lax` : undefined,
  }
}

function bearerOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? /^bearer +(\S+)$/i.exec(header)?.[1] : undefined
}

/** Anything else in `Authorization` is between the visitor and the app. */
export function hubTokenOf(header: string | undefined): string | undefined {
  const token = bearerOf(header)
  return token?.startsWith('hf_') === true ? token : undefined
}

function cookiesOf({ headers }: IncomingMessage): [name: string, value: string][] {
  return (headers.cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as [string, string]]
  })
}

function withoutSignature(target: string): string {
  const [path, query] = splitOnce(target)
  if (query === undefined) return path
  const kept = query.split('&').filter((part) => part !== '__sign' && !part.startsWith('__sign='))
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

function splitOnce(target: string): [string, string | undefined] {
  const at = target.indexOf('?')
  return at === -1 ? [target, undefined] : [target.slice(0, at), target.slice(at + 1)]
}

/** What the app may see: without tokens and cookies of the Hub. */
export function cleanHeaders(request: IncomingMessage): string[] {
  const { rawHeaders } = request
  const named = new Set((request.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()))
  const kept: string[] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    const lower = name.toLowerCase()
    if (hopByHop.has(lower) || named.has(lower) || lower.startsWith('x-forwarded-') || lower === 'x-hf-authorization' || lower === 'cookie') continue
    if (lower === 'authorization' && hubTokenOf(value) !== undefined) continue
    kept.push(name, value)
  }
  const cookies = cookiesOf(request).filter(([name]) => !name.startsWith(cookiePrefix))
  if (cookies.length > 0) kept.push('cookie', cookies.map(([name, value]) => `${name}=${value}`).join('; '))
  return kept
}
