import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HostCheck } from './allowed-hosts.ts'
import type { HttpMethod } from './http-options.ts'
import { withoutCredentials } from './request-headers.ts'
import { parseUrl, showUrl } from './parse-url.ts'

const maxRedirects = 5
const redirectStatuses = new Set([301, 302, 303, 307, 308])

export interface Hop {
  url: URL
  method: HttpMethod
  headers: Headers
  body: string | Uint8Array<ArrayBuffer> | undefined
}

/**
 * Sends a request and follows its redirects by hand, so that each host is checked and no credential reaches another origin.
 * Fails with `BACKEND_ERROR` where a redirect leads to a host that is not allowed, from https to http, or in a circle.
 */
export async function followRedirects(
  first: Hop,
  isAllowed: HostCheck,
  send: (hop: Hop) => Promise<Response>,
): Promise<{ response: Response; url: URL }> {
  let hop = first
  for (let count = 0; count <= maxRedirects; count++) {
    const response = await send(hop)
    // A browser hides where a redirect leads, so it cannot be checked.
    if (response.type === 'opaqueredirect') throw refuse(hop.url, 'redirects, which cannot be checked in a browser')
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    if (location === null) return { response, url: hop.url }
    await response.body?.cancel()
    hop = nextHop(hop, response.status, location, isAllowed)
  }
  throw refuse(first.url, `redirects more than ${maxRedirects} times`)
}

function nextHop(hop: Hop, status: number, location: string, isAllowed: HostCheck): Hop {
  const url = parseUrl(location, hop.url)
  if (url === null) throw refuse(hop.url, 'redirects to something that is no URL')
  if (!isAllowed(url)) throw refuse(hop.url, `redirects to ${url.protocol}//${url.host}, which is not an allowed host`)
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') throw refuse(hop.url, 'redirects from https to http')
  const becomesGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST'
  const next: Hop = becomesGet ? { url, method: 'GET', headers: withoutContent(hop.headers), body: undefined } : { ...hop, url }
  if (url.origin === hop.url.origin) return next
  if (next.method !== 'GET' && next.method !== 'HEAD') throw refuse(hop.url, `redirects a ${next.method} to another origin`)
  return { ...next, headers: withoutCredentials(next.headers) }
}

function withoutContent(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !name.startsWith('content-')))
}

function refuse(url: URL, what: string): NaturalCadError {
  return new NaturalCadError('BACKEND_ERROR', `${showUrl(url)} ${what}`, { details: { url: showUrl(url) } })
}
