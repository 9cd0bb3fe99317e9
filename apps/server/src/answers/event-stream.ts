import type { Response } from 'express'

export interface EventStream {
  /** False while the answer can still get a status of its own. */
  readonly hasStarted: boolean
  /** Sends the head of the answer now. */
  open(): void
  /** Under an id of its own, or the next number. Resolves when the connection takes more; a client that has left takes everything. */
  send(event: string, data: unknown, id?: number): Promise<void>
  /** Sends the last event and ends the answer. With null it has no id: a client that comes back names the event before. */
  end(event: string, data: unknown, id?: null): void
  /** Stops the heartbeat. */
  close(): void
}

/**
 * Server-sent events with ids 1, 2, 3 … unless they are given. The head of the answer is sent with the first event or the first heartbeat, not
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
  const frame = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
  const heartbeat = setInterval(() => write(': still working\n\n'), heartbeatMs)
  heartbeat.unref()
  const close = () => clearInterval(heartbeat)
  return {
    get hasStarted() {
      return response.headersSent
    },
    open: () => write(': open\n\n'),
    async send(event, data, ownId) {
      id = ownId ?? id + 1
      write(`id: ${id}\n${frame(event, data)}`)
      if (response.writableNeedDrain && !response.destroyed) await untilTaken(response)
    },
    end(event, data, ownId) {
      close()
      write(ownId === null ? frame(event, data) : `id: ${++id}\n${frame(event, data)}`)
      response.end()
    },
    close,
  }
}

function untilTaken(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}
