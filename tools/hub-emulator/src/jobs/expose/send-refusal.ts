import type { ServerResponse } from 'node:http'

export function sendRefusal(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(Buffer.byteLength(text)) })
  response.end(text)
}
