import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createRedactor } from '@naturalcad/redaction'
import { createHostCheck } from './allowed-hosts.ts'
import { readEvents, type ServerSentEvent } from './event-stream.ts'
import type { CreateHttpClientOptions, HttpDownload, HttpRequest, HttpResponse, JsonRequest } from './http-options.ts'
import { findNextPage } from './next-page.ts'
import { showUrl } from './parse-url.ts'
import { readText } from './read-body.ts'
import { joinHeaders } from './request-headers.ts'
import { parseBaseUrl, resolveUrl } from './resolve-url.ts'
import { findErrorIn200 } from './response-error.ts'
import { defaultRetry, idempotentMethods } from './retry-policy.ts'
import { sendCall } from './send-call.ts'

/**
 * Every call rejects with a `NaturalCadError`: `BACKEND_UNAVAILABLE` (no connection), `BACKEND_TIMEOUT`, `BACKEND_ERROR`
 * (5xx, too large, unreadable, a forbidden redirect), the code of a 4xx, `INVALID_REQUEST` for a call that cannot be made, and
 * the reason of `signal` or `deadline`.
 */
export interface HttpClient {
  /** A 2xx answer with its body still to read. */
  open(path: string | URL, request?: HttpRequest): Promise<HttpResponse>
  /** The answer's JSON, checked by `schema`. */
  json<T>(path: string | URL, request: JsonRequest<T>): Promise<T>
  /**
   * The answers of a list that goes on behind `Link: <…>; rel="next"` (RFC 8288), a page after the other. Each further page has to
   * lie with an allowed host, and is asked for when the loop gets there.
   */
  pages<T>(path: string | URL, request: JsonRequest<T>): AsyncGenerator<T, void, undefined>
  text(path: string | URL, request?: HttpRequest): Promise<string>
  /** The events of a `text/event-stream`, without connecting again. Leaving the loop ends the call. */
  events(path: string | URL, request?: HttpRequest): AsyncGenerator<ServerSentEvent, void, undefined>
  /** Writes the body to `sink` and closes it; on a failure the sink is aborted. */
  download(path: string | URL, sink: WritableStream<Uint8Array<ArrayBuffer>>, request?: HttpRequest): Promise<HttpDownload>
}

const defaultTimeoutMs = 30_000
const defaultMaxBytes = 16 * 1024 * 1024

/** Throws `INVALID_REQUEST` for a base URL, host or header that cannot be used. */
export function createHttpClient(options: CreateHttpClientOptions): HttpClient {
  const { allowedHosts = [], clock = systemClock, random = Math.random, redactor = createRedactor() } = options
  const baseUrl = options.baseUrl === undefined ? undefined : parseBaseUrl(options.baseUrl)
  if (baseUrl === undefined && allowedHosts.length === 0) {
    throw new NaturalCadError('INVALID_REQUEST', 'the client may call no host', { remedy: 'give it a baseUrl or allowedHosts' })
  }
  const isAllowed = createHostCheck(baseUrl, allowedHosts)
  joinHeaders(options.headers)

  const open = async (path: string | URL, request: HttpRequest = {}): Promise<HttpResponse> => {
    const url = resolveUrl(path, baseUrl, request.query)
    if (!isAllowed(url)) {
      throw new NaturalCadError('INVALID_REQUEST', `${url.protocol}//${url.host} is not among the hosts that may be called`, {
        details: { host: url.host },
      })
    }
    const isHome = baseUrl === undefined || url.origin === baseUrl.origin
    const headers = joinHeaders(
      request.json === undefined ? undefined : { 'content-type': 'application/json' },
      isHome ? options.headers : undefined,
      request.headers,
    )
    return sendCall({
      url,
      method: request.method ?? 'GET',
      headers,
      body: request.json === undefined ? request.body : JSON.stringify(request.json),
      fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
      timeoutMs: request.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs,
      maxBytes: request.maxBytes ?? options.maxBytes ?? defaultMaxBytes,
      retry: { ...defaultRetry, ...options.retry, ...request.retry },
      signal: request.signal,
      deadline: request.deadline,
      idleTimeoutMs: request.idleTimeoutMs,
      isIdempotent: request.isIdempotent ?? idempotentMethods.has(request.method ?? 'GET'),
      clock,
      random,
      acceptedStatuses: request.acceptedStatuses ?? [],
      redactor,
      isAllowed,
      ...(options.readFailure === undefined ? {} : { readFailure: options.readFailure }),
    })
  }

  const openJson = async <T>(path: string | URL, { schema, errorInBody = 'failure', ...request }: JsonRequest<T>) => {
    const { body, headers, url } = await open(path, { ...request, headers: { accept: 'application/json', ...request.headers } })
    const parsed = parseJson(await readText(body), url)
    const failure = errorInBody === 'failure' ? findErrorIn200(parsed, new URL(url)) : undefined
    if (failure !== undefined) throw new NaturalCadError(failure.code, redactor.text(failure.message), { details: failure.details })
    const result = schema.safeParse(parsed)
    if (result.success) return { data: result.data, headers, url }
    const issues = result.error.issues.slice(0, 5).map(({ path: at, message }) => ({ field: at.join('.') || 'the body', message }))
    const text = issues.map(({ field, message }) => `${field}: ${message}`).join('; ')
    throw new NaturalCadError('BACKEND_ERROR', `${showUrl(url)} answered in an unexpected form: ${redactor.text(text)}`, {
      details: { url: showUrl(url), fields: issues.map(({ field }) => redactor.text(field)) },
    })
  }

  return {
    open,
    json: async (path, request) => (await openJson(path, request)).data,
    async *pages(path, request) {
      let next: URL | undefined
      do {
        // The link has the query in it already.
        const { query: _query, ...further } = request
        const { data, headers, url } = await (next === undefined ? openJson(path, request) : openJson(next, further))
        yield data
        next = findNextPage(headers.get('link'), new URL(url))
      } while (next !== undefined)
    },
    async text(path, request) {
      return readText((await open(path, request)).body)
    },
    async *events(path, request = {}) {
      const { body, headers, url } = await open(path, { ...request, headers: { accept: 'text/event-stream', ...request.headers } })
      const contentType = headers.get('content-type') ?? 'no content type'
      if (!/^text\/event-stream\b/i.test(contentType)) {
        await body.cancel()
        throw new NaturalCadError('BACKEND_ERROR', `${showUrl(url)} answered with ${contentType} in place of an event stream`, {
          details: { url: showUrl(url) },
        })
      }
      yield* readEvents(body)
    },
    async download(path, sink, request) {
      let response: HttpResponse
      try {
        response = await open(path, request)
      } catch (error) {
        await sink.abort(error)
        throw error
      }
      let bytes = 0
      const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          bytes += chunk.byteLength
          controller.enqueue(chunk)
        },
      })
      await response.body.pipeThrough(counter).pipeTo(sink)
      return { bytes, contentType: response.headers.get('content-type') ?? undefined, url: response.url }
    },
  }
}

function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NaturalCadError('BACKEND_ERROR', `${showUrl(url)} answered with something that is not JSON`, { details: { url: showUrl(url) } })
  }
}
