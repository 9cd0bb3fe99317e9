import { parseUrl } from './parse-url.ts'

/** The target of `rel="next"` in a `Link` header (RFC 8288), relative to the page it came with. */
export function findNextPage(link: string | null, page: URL): URL | undefined {
  // A comma may stand inside the brackets, so targets are matched whole and not split off.
  for (const [, target = '', parameters = ''] of (link ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]+))?)*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters)
    if ((relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return parseUrl(target, page) ?? undefined
  }
  return undefined
}
