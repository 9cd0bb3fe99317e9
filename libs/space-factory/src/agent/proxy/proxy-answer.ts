import type { ServerResponse } from 'node:http'

/** The form of the inference router, which agents know. */
export function sendRouterError(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  sendJson(response, status, { error: { message, code: status } }, headers)
}

/** The form of the Hub, which its clients know. */
export function sendHubError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: message }, { 'x-error-message': message })
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
