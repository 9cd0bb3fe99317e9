import type { Response } from 'express'

export interface EventStream {
  /** False while the answer can still get a status of its own. */
  readonly hasStarted: boolean
  send(event: string, data: unknown): void
  /** Sends the last event and ends the answer. */
  end(event: string, data: unknown): void
  /** Stops the heartbeat. */
  close(): void
}

/**
 * Server-sent events with ids 1, 2, 3 … The head of the answer is sent with the first event or the first heartbeat, not
 * before: what is refused at once is refused with its own status.
 */
export function createEventStream(response: Response, heartbeatMs: number): EventStream {
  let id = 0
  const write = (text: string) => {
    if (response.destroyed || response.writableEnded) return
    if (!response.headersSent) {
      response.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      response.flushHeaders()
    }
    response.write(text)
  }
  const send = (event: string, data: unknown) => write(`id: ${++id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const heartbeat = setInterval(() => write(': still working\n\n'), heartbeatMs)
  heartbeat.unref()
  const close = () => clearInterval(heartbeat)
  return {
    get hasStarted() {
      return response.headersSent
    },
    send,
    end(event, data) {
      close()
      send(event, data)
      response.end()
    },
    close,
  }
}
