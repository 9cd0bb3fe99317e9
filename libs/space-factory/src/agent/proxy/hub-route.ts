import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '@naturalcad/contracts'
import type { RequestNote } from './inference-route.ts'
import { checkCommitBody, checkCreateBody, findLargeFiles, toAgentsWhoAmI, type CheckedBody } from './hub-bodies.ts'
import { findHubRoute, type HubRoute } from './hub-rules.ts'
import { sendHubError } from './proxy-answer.ts'
import { readRequest } from './read-request.ts'

export interface HubRouteOptions {
  hubUrl: string
  accessToken: string
  spaceId: string
  /** What the Space is made with. */
  variables: Readonly<Record<string, string>>
  hardware: string | undefined
  clock: Clock
  fetch: typeof globalThis.fetch
}

const maxBodyBytes = 25 * 2 ** 20
/** Of the Hub's headers, those that its clients act on. */
const passedHeaders = ['content-type', 'etag', 'x-repo-commit', 'x-error-code', 'x-error-message', 'x-request-id', 'link', 'retry-after', 'x-linked-size', 'x-linked-etag', 'content-disposition']
const redirects = [301, 302, 303, 307, 308]

/** One request of a Hub client, passed on with the real token where it is about the run's own Space. */
export async function answerHub(request: IncomingMessage, response: ServerResponse, options: HubRouteOptions): Promise<RequestNote> {
  const { clock, spaceId } = options
  const [method, target] = [request.method ?? 'GET', request.url ?? '/']
  const started = clock.monotonic()
  const route = findHubRoute(method, target, spaceId)
  const note = (status: number, facts: Record<string, unknown> = {}): RequestNote => ({ route: 'hub', status, action: route.kind, method, durationMs: Math.round(clock.monotonic() - started), ...facts })
  const refuse = (status: number, message: string) => {
    sendHubError(response, status, message)
    return note(status, { refused: message })
  }
  if (route.kind === 'refused') return refuse(403, route.reason)
  if (route.kind === 'commit' && /[?&]create_pr=(?!0|false)/i.test(target)) return refuse(403, 'this run opens no pull requests')
  const bytes = method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : await readRequest(request, maxBodyBytes)
  if (bytes === undefined) return refuse(413, `a request has at most ${maxBodyBytes} bytes`)
  const checked = checkBody(route, bytes.toString(), options)
  if ('refused' in checked) return refuse(403, checked.refused)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    const answer = await askHub(method, target, checked.body, request, options, gone.signal)
    return note(await passOn(response, answer, route), checked.facts)
  } catch {
    if (response.destroyed) return note(499)
    return refuse(502, 'the Hub cannot be reached')
  }
}

function checkBody(route: HubRoute, text: string, { spaceId, variables, hardware }: HubRouteOptions): CheckedBody {
  if (route.kind === 'create') return checkCreateBody(text, { spaceId, variables, hardware })
  if (route.kind === 'commit') return checkCommitBody(text)
  return { body: text, facts: {} }
}

/** Redirects are followed here and on the Hub itself only, so that the token goes nowhere else. */
async function askHub(method: string, target: string, body: string, request: IncomingMessage, { hubUrl, accessToken, fetch }: HubRouteOptions, signal: AbortSignal): Promise<Response> {
  const contentType = request.headers['content-type']
  const { accept, range } = request.headers
  let url = new URL(`${hubUrl.replace(/\/$/, '')}${target}`)
  const { origin } = url
  for (let turn = 0; turn < 4; turn++) {
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      signal,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        ...(accept === undefined ? {} : { accept }),
        ...(range === undefined ? {} : { range }),
      },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    })
    const location = answer.headers.get('location')
    if (!redirects.includes(answer.status) || location === null) return answer
    await answer.body?.cancel()
    url = new URL(location, url)
    if (url.origin !== origin || (method !== 'GET' && method !== 'HEAD')) break
  }
  return Response.json({ error: 'what lies outside the Hub cannot be read in this run' }, { status: 403 })
}

async function passOn(response: ServerResponse, answer: Response, { kind }: HubRoute): Promise<number> {
  if (answer.status === 200 && (kind === 'whoami' || kind === 'preupload')) {
    const text = await answer.text()
    const large = kind === 'preupload' ? findLargeFiles(text) : []
    if (large.length > 0) {
      sendHubError(response, 403, `files of more than 10 MB and binaries cannot be uploaded in this run: ${large.slice(0, 10).join(', ')}`)
      return 403
    }
    const body = kind === 'whoami' ? toAgentsWhoAmI(text) : text
    if (body === undefined) {
      sendHubError(response, 502, 'the Hub did not say who the user is')
      return 502
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    return 200
  }
  const headers = passedHeaders.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  response.writeHead(answer.status, Object.fromEntries(headers))
  if (answer.body === null) response.end()
  else await pipeline(Readable.from(answer.body), response)
  return answer.status
}
