import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HttpRequest } from './http-options.ts'
import { parseUrl } from './parse-url.ts'

export function parseBaseUrl(baseUrl: string | URL): URL {
  const url = parseUrl(baseUrl)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new NaturalCadError('INVALID_REQUEST', 'the base URL has to be http or https, without user name, query or fragment', {
      remedy: 'write it as https://host/path',
    })
  }
  return url
}

/** Joins a path below the base, or takes a whole URL. A path cannot leave the base. */
export function resolveUrl(path: string | URL, baseUrl: URL | undefined, query: HttpRequest['query'] = {}): URL {
  const url = typeof path === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(path) ? joinBelow(path, baseUrl) : parseUrl(path)
  if (url === null) throw new NaturalCadError('INVALID_REQUEST', 'the URL cannot be parsed')
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) url.searchParams.append(name, String(one))
  }
  return url
}

function joinBelow(path: string, baseUrl: URL | undefined): URL {
  if (baseUrl === undefined)
    throw new NaturalCadError('INVALID_REQUEST', 'a path needs a base URL', { remedy: 'give the client a baseUrl, or call a whole URL' })
  const folder = `${baseUrl.origin}${baseUrl.pathname.replace(/\/*$/, '/')}`
  const url = parseUrl(`${folder}${path.replace(/^\//, '')}`)
  if (url === null || !url.href.startsWith(folder) || /^[/\\]{2}|\\/.test(path)) {
    throw new NaturalCadError('INVALID_REQUEST', 'the path leads out of the base URL')
  }
  return url
}
