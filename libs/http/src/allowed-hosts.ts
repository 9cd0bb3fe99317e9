import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parseUrl } from './parse-url.ts'

/** Tells whether a URL may be called. Only `http:` and `https:`, without a user name in the URL. */
export type HostCheck = (url: URL) => boolean

/** Throws `INVALID_REQUEST` for an entry that is no host. */
export function createHostCheck(baseUrl: URL | undefined, allowedHosts: readonly string[]): HostCheck {
  const matchers = allowedHosts.map(toMatcher)
  return (url) => {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
    if (url.username !== '' || url.password !== '') return false
    return url.origin === baseUrl?.origin || matchers.some((matches) => matches(url))
  }
}

function toMatcher(entry: string): (url: URL) => boolean {
  const isWildcard = entry.startsWith('*.')
  const host = isWildcard ? entry.slice(2) : entry
  // Parsed as a URL would be, so that case, punycode and IPv6 are compared in one form.
  const parsed = parseUrl(`http://${host}`)
  if (parsed === null || host === '' || /[/?#@*\s]/.test(host)) {
    throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(entry)} is no host`, {
      remedy: 'write hosts as example.test, example.test:8080 or *.example.test',
    })
  }
  const port = /:(\d+)$/.exec(host)?.[1]
  return (url) => {
    const samePort = port === undefined ? url.port === '' : (url.port || (url.protocol === 'https:' ? '443' : '80')) === port
    return samePort && (isWildcard ? url.hostname.endsWith(`.${parsed.hostname}`) : url.hostname === parsed.hostname)
  }
}

/** This machine: `localhost`, names below it, 127.0.0.0/8 and ::1. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]'
}
