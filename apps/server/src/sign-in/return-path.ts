/** Where to go after signing in: a path of this server, whatever a stranger has put into the link. */
export function toReturnPath(text: unknown, fallback: string): string {
  if (typeof text !== 'string' || text.length > 1000 || !text.startsWith('/') || !URL.canParse(text, 'http://here.invalid')) return fallback
  const url = new URL(text, 'http://here.invalid')
  return url.origin === 'http://here.invalid' ? `${url.pathname}${url.search}${url.hash}`.replace(/^\/+/, '/') : fallback
}
