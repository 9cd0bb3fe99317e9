import type { Exchange } from './exchange.ts'
import type { HubError } from './hub-error.ts'

export function sendJson(exchange: Exchange, status: number, body: unknown, headers: Record<string, string> = {}): void {
  sendBytes(exchange, status, Buffer.from(JSON.stringify(body)), { 'content-type': 'application/json; charset=utf-8', ...headers })
}

export function sendHtml(exchange: Exchange, status: number, html: string): void {
  // The consent page acts in a user's name, so it may not be scripted, or framed but by the Hub's own pages: that of a Space shows it there.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  }
  sendBytes(exchange, status, Buffer.from(html), headers)
}

export function sendRedirect(exchange: Exchange, status: number, location: string, headers: Record<string, string> = {}): void {
  sendBytes(exchange, status, Buffer.from(`Redirecting to ${location}\n`), { location, 'content-type': 'text/plain; charset=utf-8', ...headers })
}

/** `X-Error-Message` is a header, so what does not fit into one is left out there; the body has the whole text. */
export function sendError(exchange: Exchange, error: HubError): void {
  const headers: Record<string, string> = { 'x-error-message': error.message.replace(/[^\x20-\x7e]+/g, ' '), ...error.headers }
  if (error.code !== undefined) headers['x-error-code'] = error.code
  // A HEAD has no body, and the JS client parses what is called JSON.
  if (exchange.method === 'HEAD') headers['content-type'] = 'text/plain; charset=utf-8'
  sendJson(exchange, error.status, { error: error.message, ...error.body }, headers)
}

function sendBytes(exchange: Exchange, status: number, body: Buffer, headers: Record<string, string>): void {
  exchange.response.writeHead(status, { ...headers, 'content-length': String(body.length) })
  exchange.response.end(exchange.method === 'HEAD' ? undefined : body)
}
