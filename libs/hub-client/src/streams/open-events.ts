import { NaturalCadError } from '@naturalcad/contracts/errors'
import { readEvents, type ServerSentEvent } from '@naturalcad/http'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'

export interface OpenEventsOptions {
  call: HubCall
  path: string
  query?: Record<string, string | number>
  /** The longest silence, keep-alives counted as sound. */
  idleTimeoutMs: number
  timeoutMs: number
}

export interface OpenedEvents {
  /** By the server's clock. */
  openedAt: number | undefined
  events: AsyncGenerator<ServerSentEvent, void, undefined>
}

/** One connection to an event stream of the Hub. */
export async function openEvents({ call, path, query = {}, idleTimeoutMs, timeoutMs }: OpenEventsOptions): Promise<OpenedEvents> {
  const request = { headers: { accept: 'text/event-stream' }, query, idleTimeoutMs, timeoutMs, maxBytes: Infinity }
  const { body, headers } = await connect(call).open(path, request)
  const contentType = headers.get('content-type') ?? 'no content type'
  if (!/^text\/event-stream\b/i.test(contentType)) {
    await body.cancel()
    throw new NaturalCadError('BACKEND_ERROR', `${path} answered with ${contentType} in place of an event stream`, { details: { path } })
  }
  const openedAt = Date.parse(headers.get('date') ?? '')
  return { openedAt: Number.isNaN(openedAt) ? undefined : openedAt, events: readEvents(body) }
}
