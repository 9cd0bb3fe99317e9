import { createHttpClient, type HttpClient, type HttpRequest, type HttpResponse, type JsonRequest } from '@naturalcad/http'
import { createRedactor } from '@naturalcad/redaction'
import { defaultHubUrl, type HubCall } from './hub-call.ts'
import { given } from './given.ts'
import { readHubFailure } from './read-hub-failure.ts'

const defaultRetry = { limit: 4, baseDelayMs: 500, maxDelayMs: 30_000 }
const defaultTimeoutMs = 60_000

export interface ConnectOptions {
  /** What goes along in a body and must not come back in an error. */
  secrets?: readonly string[]
  /** Another service than the Hub, such as the inference router. */
  baseUrl?: string
}

/** One call's connection to the Hub, or to another service that its tokens are for. */
export interface HubConnection {
  json<T>(path: string, request: JsonRequest<T>): Promise<T>
  pages<T>(path: string, request: JsonRequest<T>): AsyncGenerator<T, void, undefined>
  open(path: string, request?: HttpRequest): Promise<HttpResponse>
}

export function connect(call: HubCall, { secrets = [], baseUrl = call.hubUrl ?? defaultHubUrl }: ConnectOptions = {}): HubConnection {
  const { accessToken, deadline, signal, timeoutMs = defaultTimeoutMs } = call
  // A redactor takes nothing shorter than four characters; so short a value tells nothing.
  const known = [...secrets, accessToken ?? ''].filter((secret) => secret.length >= 4)
  const client: HttpClient = createHttpClient({
    baseUrl,
    allowedHosts: hostsOfContent(baseUrl),
    headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
    redactor: createRedactor({ secrets: known }),
    readFailure: readHubFailure,
    retry: { ...defaultRetry, ...call.retry },
    ...given({ fetch: call.fetch, clock: call.clock }),
  })
  const complete = <Request extends HttpRequest>(request: Request): Request => ({ timeoutMs, ...request, ...given({ deadline, signal }) })
  return {
    // A Hub's answer may have a field `error` that is data: the status alone tells of failures.
    json: (path, request) => client.json(path, { ...complete(request), errorInBody: 'data' }),
    pages: (path, request) => client.pages(path, { ...complete(request), errorInBody: 'data' }),
    open: (path, request = {}) => client.open(path, complete(request)),
  }
}

/** Where the Hub redirects to for the bytes of large files. Another Hub serves them itself. */
function hostsOfContent(baseUrl: string): string[] {
  return URL.canParse(baseUrl) && new URL(baseUrl).hostname === 'huggingface.co' ? ['*.huggingface.co', '*.hf.co'] : []
}
