import { HubError } from '../http/hub-error.ts'
import type { InferenceOptions } from './inference-options.ts'
import { routerError } from './router-error.ts'

interface UpstreamRequest {
  method: 'GET' | 'POST'
  /** Below the base URL, with a slash. */
  path: string
  body?: string
  accept?: string
  signal?: AbortSignal
}

/** The server behind the router. */
export interface Upstream {
  /** Throws `HubError` 503 without a server, 502 where it cannot be reached, 504 where it is silent. */
  request(request: UpstreamRequest): Promise<UpstreamAnswer>
}

export interface UpstreamAnswer {
  status: number
  headers: Headers
  /** Ends with an error when the server is silent for too long or breaks off. */
  body: AsyncIterable<Uint8Array>
}

const standardTimeoutMs = 120_000

export function createUpstream(options: InferenceOptions | undefined): Upstream {
  if (options === undefined) {
    return { request: () => Promise.reject(new HubError(503, 'No inference here: start the emulator with --inference URL (option `inference`), the base URL of an OpenAI-compatible server.')) }
  }
  const { url, apiKey, timeoutMs = standardTimeoutMs } = options
  return {
    request: async ({ method, path, body, accept = 'application/json', signal }) => {
      const silence = createSilenceTimer(timeoutMs)
      const headers = {
        accept,
        // A compressed stream would come in lumps.
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      }
      try {
        const stopped = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal])
        const answer = await fetch(url + path, { method, headers, redirect: 'error', signal: stopped, ...(body === undefined ? {} : { body }) })
        silence.restart()
        return { status: answer.status, headers: answer.headers, body: readWithin(answer.body, silence) }
      } catch (error) {
        silence.stop()
        signal?.throwIfAborted()
        if (silence.signal.aborted) throw routerError(504, `The inference server at ${url} gave no answer within ${timeoutMs} ms.`)
        throw routerError(502, `The inference server at ${url} cannot be reached: ${reasonOf(error)}.`)
      }
    },
  }
}

async function* readWithin(body: ReadableStream<Uint8Array> | null, silence: SilenceTimer): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of body ?? []) {
      // While the client is slow to take a part, the server is not to blame.
      silence.stop()
      yield part
      silence.restart()
    }
  } finally {
    silence.stop()
  }
}

interface SilenceTimer {
  signal: AbortSignal
  restart(): void
  stop(): void
}

function createSilenceTimer(ms: number): SilenceTimer {
  const controller = new AbortController()
  const start = () => setTimeout(() => controller.abort(), ms)
  let timer = start()
  return {
    signal: controller.signal,
    restart: () => {
      clearTimeout(timer)
      timer = start()
    },
    stop: () => clearTimeout(timer),
  }
}

/** The cause names the address and the reason; the error itself says "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
