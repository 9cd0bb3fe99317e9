import { once } from 'node:events'
import type { Exchange } from './exchange.ts'

/** How often a comment tells proxies and clients that the stream is alive. */
const keepAliveMs = 30_000

export interface EventStream {
  /** Aborts when the client is gone or the stream has ended. */
  readonly closed: AbortSignal
  /** One event; `data` has no line break. Waits while the client does not read, and does nothing once it is gone. */
  send(data: string, event?: string): Promise<void>
  end(): void
}

/** Answers with server-sent events. Jobs keep theirs alive by comments, Spaces by events without data. */
export function openEventStream({ response }: Exchange, keepAliveText = ': keep-alive\n\n'): EventStream {
  const closing = new AbortController()
  const keepAlive = setInterval(() => response.write(keepAliveText), keepAliveMs)
  response.once('close', () => {
    clearInterval(keepAlive)
    closing.abort()
  })
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  response.flushHeaders()
  return {
    closed: closing.signal,
    send: async (data, event) => {
      if (closing.signal.aborted) return
      const name = event === undefined ? '' : `event: ${event}\n`
      if (response.write(`${name}data: ${data}\n\n`)) return
      await once(response, 'drain', { signal: closing.signal }).catch(() => {})
    },
    end: () => {
      clearInterval(keepAlive)
      response.end()
    },
  }
}
