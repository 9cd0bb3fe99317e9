/** The URL, or null where it is none. `URL.parse` does the same from Node 22 on. */
export function parseUrl(url: string | URL, base?: URL): URL | null {
  return URL.canParse(String(url), base?.href) ? new URL(url, base) : null
}

/** The URL as a message may show it: queries carry signatures. */
export function showUrl(url: URL | string): string {
  const parsed = parseUrl(url)
  return parsed === null ? 'the URL' : `${parsed.origin}${parsed.pathname}`
}
