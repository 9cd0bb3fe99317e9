import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetOptions, ObjectInfo, StoredObject } from '@naturalcad/contracts/store'
import type { HttpResponse } from '@naturalcad/http'
import { changedWhileRead, notFound } from '../store/store-errors.ts'
import { continuedBody } from './continued-body.ts'
import { objectInfo } from './object-info.ts'

/** An object of a server, as somebody wants to read it. */
export interface ObjectSource {
  key: string
  range: GetOptions['range'] | undefined
  signal: AbortSignal | undefined
  /** Sends a GET with these headers. Status 416 is an answer to it. */
  open: (headers: Readonly<Record<string, string>>) => Promise<HttpResponse>
  /** What an answer says of the content that it is a part of. @default its ETag */
  identityOf?: (headers: Headers) => string | null
}

export interface OpenedObject {
  headers: Headers
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Of the whole object. */
  size: number
}

/** Reads an object of a server that tells everything about it in the headers of a GET. */
export async function readObject(source: ObjectSource, head: () => Promise<ObjectInfo | undefined>): Promise<StoredObject> {
  const { key, range } = source
  const start = range?.start ?? 0
  const opened = await openFrom(source, start)
  if (opened !== undefined) return { info: objectInfo(key, opened.headers, opened.size), body: continued(source, opened) }
  const info = await head()
  if (info === undefined) throw notFound(key)
  if (info.size > start) throw changedWhileRead(key)
  return { info, body: new Blob([]).stream() }
}

/** The bytes from `start` on, or undefined where the object ends before. Throws `BACKEND_ERROR` for an answer with other bytes. */
export async function openFrom(source: ObjectSource, start: number): Promise<OpenedObject | undefined> {
  const last = source.range?.end
  const isPart = start > 0 || last !== undefined
  const { status, headers, body } = await source.open(isPart ? { range: `bytes=${start}-${last ?? ''}` } : { 'accept-encoding': 'identity' })
  // Of an empty object no range can be satisfied; the Hub gives all of it instead.
  const isBehind = status === 416 || (isPart && status === 200 && headers.get('content-length') === '0')
  const problem = isBehind ? undefined : isPart ? findRangeProblem(status, headers, start, last) : findWholeProblem(status, headers)
  if (!isBehind && problem === undefined) return { headers, body, size: Number(rangeOf(headers)?.size ?? headers.get('content-length')) }
  await body.cancel()
  if (problem === undefined) return undefined
  throw new NaturalCadError('BACKEND_ERROR', `${source.key}: the server ${problem}`, { details: { status } })
}

/** The body of what was opened, opened again where its connection breaks. Another content than the first is a `CONFLICT`: servers need not obey conditions of a GET. */
export function continued(source: ObjectSource, { headers, body, size }: OpenedObject): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { key, range, signal, identityOf = (of) => of.get('etag') } = source
  const identity = identityOf(headers)
  return continuedBody({
    first: body,
    start: range?.start ?? 0,
    end: Math.min((range?.end ?? Infinity) + 1, size),
    signal,
    async open(start) {
      const rest = await openFrom(source, start)
      if (rest !== undefined && rest.size === size && identity !== null && identityOf(rest.headers) === identity) return rest.body
      await rest?.body.cancel()
      throw changedWhileRead(key)
    },
  })
}

function findWholeProblem(status: number, headers: Headers): string | undefined {
  if (status === 206) return 'answered a call for all of it with a part'
  if (!isPlain(headers)) return `packs it as ${headers.get('content-encoding')}, which hides its size`
  return headers.get('content-length') === null ? 'does not say how large it is' : undefined
}

/** A server that answers with another part, or with everything, would put wrong bytes in its place. */
function findRangeProblem(status: number, headers: Headers, start: number, last = Infinity): string | undefined {
  if (status !== 206) return `answered a call for a part of it with status ${status}`
  const range = rangeOf(headers)
  if (range === undefined) return 'does not say which part of it this is'
  if (range.start !== start || range.end !== Math.min(last, range.size - 1)) return `answered with bytes ${range.start} to ${range.end} of ${range.size} in place of ${start} to ${last === Infinity ? 'the end' : last}`
  return isPlain(headers) ? undefined : `packs a part of it as ${headers.get('content-encoding')}`
}

function rangeOf(headers: Headers): { start: number; end: number; size: number } | undefined {
  const [start, end, size] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? []).slice(1).map(Number)
  return start === undefined || end === undefined || size === undefined ? undefined : { start, end, size }
}

function isPlain(headers: Headers): boolean {
  return (headers.get('content-encoding') ?? 'identity') === 'identity'
}
