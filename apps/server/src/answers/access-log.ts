import type { RequestHandler } from 'express'
import { factsOf } from './request-facts.ts'

/** One line of the server's log. */
export type LogEntry = Readonly<Record<string, string | number | boolean | undefined>>
export type Log = (entry: LogEntry) => void

/** One line a request, when it is over. No query, no header, no body: that is where keys and prompts are. */
export function accessLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    const { method, path } = request
    const address = request.ip
    response.once('close', () => {
      const { requestId, runId, error } = factsOf(response)
      const done = response.writableFinished
      log({
        event: 'request-finished',
        requestId,
        method,
        path: path.slice(0, 200),
        // As other servers write it: the client left before the answer was out.
        status: done ? response.statusCode : 499,
        durationMs: Math.round(performance.now() - started),
        address,
        runId,
        code: error?.code,
        ...(error?.code === 'INTERNAL' ? { message: error.message, stack: error.stack } : {}),
      })
    })
    next()
  }
}
