import { readChunks } from './read-body.ts'

/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** @default 'message' */
  event: string
  data: string
  /** The last id that the stream has named, empty before the first. */
  id: string
  /** How long the server asks to wait before connecting again; only on the first event after it said so. */
  retryMs?: number
}

/**
 * Reads an event stream as the HTML standard defines it (9.2.6): all three line ends, also cut between chunks; comments
 * are passed over; an event without data is none; what the stream did not finish is dropped.
 */
export async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<ServerSentEvent, void, undefined> {
  let event = ''
  let data: string[] = []
  let id = ''
  let retryMs: number | undefined
  for await (const line of readLines(body)) {
    if (line === '') {
      if (data.length > 0) {
        yield { event: event || 'message', data: data.join('\n'), id, ...(retryMs === undefined ? {} : { retryMs }) }
        retryMs = undefined
      }
      event = ''
      data = []
      continue
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) id = value
    else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value)
  }
}

/** Complete lines only: an event stream's last line counts once it is ended. */
async function* readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string, void, undefined> {
  // The decoder drops a byte order mark at the start.
  const decoder = new TextDecoder()
  let rest: string[] = []
  let endedWithReturn = false
  for await (const chunk of readChunks(body)) {
    let text = decoder.decode(chunk, { stream: true })
    if (text === '') continue
    if (endedWithReturn && text.startsWith('\n')) text = text.slice(1)
    endedWithReturn = text.endsWith('\r')
    const lines = text.split(/\r\n|\n|\r/)
    const last = lines.pop() ?? ''
    for (const line of lines) {
      yield rest.join('') + line
      rest = []
    }
    rest.push(last)
  }
}
