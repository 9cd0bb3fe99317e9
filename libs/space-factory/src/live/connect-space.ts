import type { Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import { createRedactor } from '@naturalcad/redaction'
import { z } from 'zod'
import type { HealthAnswer } from './judge-health.ts'
import { ApiInfo } from './read-api-info.ts'

export interface SpaceConnection {
  /** `/health` of a Space, or the same under the prefix that reaches Python where pages are rendered elsewhere. */
  readHealth(path: string): Promise<HealthAnswer>
  readApiInfo(): Promise<ApiInfo>
  /** Ends with the values, or with what the app says of its failure. */
  call(endpoint: string, inputs: readonly unknown[], timeoutMs: number): Promise<CallAnswer>
  /** Rejects where it has more bytes than that, or than one output may have. */
  download(path: string, most?: number): Promise<Uint8Array>
  /** Gives the path under which the app has it. */
  upload(file: { name: string; bytes: Uint8Array }): Promise<string>
}

/** `isCut`: the stream ended without an answer. */
type CallAnswer = { values: unknown[] } | { failure: { title: string | null; message: string | null }; isCut: boolean }

export interface SpaceConnectionOptions {
  /** `https://<subdomain>.hf.space` */
  url: string
  /** Private Spaces answer 404 without it. Sent to this address only. */
  accessToken?: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  clock?: Clock | undefined
  signal?: AbortSignal | undefined
  /** Bound of one answer that is not a generation. @default 30000 */
  timeoutMs?: number | undefined
  /** Bound of one output. @default 256 MiB */
  maxBytes?: number | undefined
}

const Started = z.looseObject({ event_id: z.string() })
const Failed = z.looseObject({ error: z.string().nullish(), title: z.string().nullish() }).nullable()
/** What `/health` may answer with and be heard. */
const healthStatuses = [400, 401, 403, 404, 405, 408, 410, 422, 425, 429, 500, 501, 502, 503, 504]

/** The few calls of a Gradio app that prove what it does, over plain HTTP: there is no state that a dropped stream could spoil. */
export function connectSpace({ url, accessToken, fetch, clock, signal, timeoutMs = 30_000, maxBytes = 256 * 1024 * 1024 }: SpaceConnectionOptions): SpaceConnection {
  const http = createHttpClient({
    baseUrl: url,
    timeoutMs,
    headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
    redactor: createRedactor({ secrets: accessToken === undefined || accessToken.length < 4 ? [] : [accessToken] }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(clock === undefined ? {} : { clock }),
  })
  /** Of the app's own routes; Gradio 4 has none. */
  let prefix = 'gradio_api/'
  const readInfo = async () => http.json(`${prefix}info`, { schema: ApiInfo, signal, errorInBody: 'data' })
  return {
    async readHealth(path) {
      const answer = await http.open(path, { signal, acceptedStatuses: healthStatuses, retry: { limit: 0 }, maxBytes: 1024 * 1024 })
      return { httpStatus: answer.status, contentType: answer.headers.get('content-type'), text: await new Response(answer.body).text() }
    },
    async readApiInfo() {
      try {
        return await readInfo()
      } catch (error) {
        if (prefix === '' || NaturalCadError.from(error).code !== 'NOT_FOUND') throw error
        prefix = ''
        try {
          return await readInfo()
        } catch {
          // Neither is there: what the first said is what a person looks for.
          prefix = 'gradio_api/'
          throw error
        }
      }
    },
    async call(endpoint, inputs, callTimeoutMs) {
      const path = `${prefix}call/${endpoint.replace(/^\//, '').split('/').map(encodeURIComponent).join('/')}`
      const { event_id: id } = await http.json(path, { method: 'POST', json: { data: inputs }, schema: Started, signal, errorInBody: 'data' })
      // A broken stream is not asked for again: its answer is given once.
      const events = http.events(`${path}/${encodeURIComponent(id)}`, { signal, timeoutMs: callTimeoutMs, maxBytes, retry: { limit: 0 } })
      for await (const { event, data } of events) {
        if (event === 'complete') return { values: parseList(data) }
        if (event === 'error') return { failure: readFailure(data), isCut: false }
      }
      return { failure: { title: null, message: 'the stream of the call ended without an answer' }, isCut: true }
    },
    async download(path, most = maxBytes) {
      const parts: Uint8Array[] = []
      const sink = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void parts.push(chunk) })
      await http.download(`${prefix}file=${path.split('/').map(encodeURIComponent).join('/')}`, sink, { signal, maxBytes: Math.min(most, maxBytes) })
      return Buffer.concat(parts)
    },
    async upload({ name, bytes }) {
      const form = new FormData()
      form.append('files', new Blob([Uint8Array.from(bytes)]), name)
      const encoded = new Response(form)
      const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
      const [path] = await http.json(`${prefix}upload`, { method: 'POST', headers, body: new Uint8Array(await encoded.arrayBuffer()), schema: z.array(z.string()).min(1), signal, errorInBody: 'data' })
      return path ?? ''
    },
  }
}

function parseList(data: string): unknown[] {
  try {
    const values: unknown = JSON.parse(data)
    return Array.isArray(values) ? values : [values]
  } catch {
    return []
  }
}

/** Before Gradio 6.13 there is nothing in it. */
function readFailure(data: string): { title: string | null; message: string | null } {
  try {
    const failure = Failed.safeParse(JSON.parse(data))
    return { title: failure.data?.title ?? null, message: failure.data?.error ?? null }
  } catch {
    return { title: null, message: data.slice(0, 500) || null }
  }
}
