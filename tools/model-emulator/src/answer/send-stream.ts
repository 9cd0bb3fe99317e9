import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { ApiError } from '../api/api-error.ts'
import type { ReplyFault } from '../script/fault.ts'
import { toEvent } from './stream-events.ts'
import { untilAborted } from './until-aborted.ts'
import type { Wait } from './wait.ts'

export interface SendStreamOptions {
  response: ServerResponse
  events: readonly string[]
  contentType: string
  fault: ReplyFault | undefined
  pieceDelayMs: number
  wait: Wait
  signal: AbortSignal
}

export async function sendStream({ response, events, contentType, fault, pieceDelayMs, wait, signal }: SendStreamOptions): Promise<void> {
  const at = fault !== undefined && 'afterPieces' in fault ? fault.afterPieces : undefined
  if (at !== undefined && at >= events.length) {
    throw new ApiError(400, `The script's fault "${fault?.kind ?? ''}" comes after ${at} pieces, and this answer has ${events.length}.`, { code: 'script_error' })
  }
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-cache' })
  response.flushHeaders()
  for (const [index, event] of events.entries()) {
    if (pieceDelayMs > 0) await wait(pieceDelayMs, signal)
    if (signal.aborted) return
    if (index === at && fault !== undefined) {
      switch (fault.kind) {
        case 'cut':
          // What was written still arrives; then the connection ends without the end of the stream.
          return void response.write(fault.middle ? event.slice(0, Math.floor(event.length / 2)) : ': cut\n\n', () => response.socket?.destroySoon())
        case 'hang':
          return untilAborted(signal)
        case 'error-event':
          return void response.end(toEvent({ error: { message: fault.message, type: 'server_error', param: null, code: fault.code ?? null } }))
        case 'malformed':
          await write(response, `${event.slice(0, Math.floor(event.length / 2))}\n\n`, signal)
          continue
        default:
          break
      }
    }
    await write(response, event, signal)
  }
  response.end()
}

async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  if (response.write(text)) return
  await once(response, 'drain', { signal }).catch(() => {})
}
