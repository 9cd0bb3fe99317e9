import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from '@naturalcad/contracts'
import { createRedactor } from '@naturalcad/redaction'
import type { AgentModel } from '../agent-models.ts'
import type { AgentUsage } from '../agent.ts'
import { answerHub } from './hub-route.ts'
import { answerInference, type RequestNote } from './inference-route.ts'
import { sendHubError, sendRouterError } from './proxy-answer.ts'
import { createSpending, type SpendingLimits } from './spending.ts'

export interface ProxyOptions {
  inference: { baseUrl: string; accessToken: string; billTo?: string }
  /** The only model that may be asked. */
  model: AgentModel
  limits: SpendingLimits
  /** With it the proxy also is a Hub that knows one Space: makes it private, takes commits, lets it be read. */
  hub?: { hubUrl: string; accessToken: string; spaceId: string; variables?: Readonly<Record<string, string>>; hardware?: string; fetch?: typeof globalThis.fetch } | undefined
  clock?: Clock
  fetch?: typeof globalThis.fetch
  /** Longest time without a byte from the router, in milliseconds. @default 120_000 */
  stallMs?: number
  /** After this time of waiting for the router the agent hears that an answer is coming, in milliseconds. @default 10_000 */
  waitMs?: number
  /** One call for each request, when it is over; no secret is in it. */
  onRequest?: (note: RequestNote) => void
}

export interface AgentProxy {
  /** On 127.0.0.1. */
  readonly port: number
  readonly url: string
  /** What the agent shows in place of a key: random, and worth nothing anywhere else. */
  readonly placeholder: string
  readonly usage: AgentUsage
  /** What the limits say is used up; undefined while a request may still be made. */
  exhausted(): string | undefined
  close(): Promise<void>
}

/**
 * What an agent talks to instead of the network. It holds the keys, asks the inference router and nothing else (in the quickstart: the Hub, of
 * one Space), counts, and refuses what is over the limits with 402. Answers are passed on whole or not at all.
 */
export async function startProxy(options: ProxyOptions): Promise<AgentProxy> {
  const { inference, model, limits, hub, clock = systemClock, fetch = globalThis.fetch, stallMs = 120_000, waitMs = 10_000, onRequest } = options
  const placeholder = `placeholder-${randomBytes(18).toString('hex')}`
  const redactor = createRedactor({ secrets: [inference.accessToken, ...(hub === undefined ? [] : [hub.accessToken])] })
  const spending = createSpending(model, limits)
  const routeOptions = { inference, model, spending, clock, redactor, fetch, stallMs, waitMs }
  // One after the other, or many at once would pass the limits together.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<RequestNote>) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  const answer = (request: IncomingMessage, response: ServerResponse): Promise<RequestNote> | RequestNote => {
    const path = request.url ?? '/'
    const isInference = path === '/v1/chat/completions' && request.method === 'POST'
    const refuse = (status: number, message: string): RequestNote => {
      if (isInference || hub === undefined) sendRouterError(response, status, message)
      else sendHubError(response, status, message)
      return { route: isInference || hub === undefined ? 'inference' : 'hub', status, refused: message }
    }
    if (!isEqual(request.headers.authorization ?? '', `Bearer ${placeholder}`)) return refuse(401, 'the key of this run is missing')
    if (isInference) return inTurn(() => answerInference(request, response, routeOptions))
    if (hub === undefined || path.startsWith('/v1/')) return refuse(404, 'there is nothing here but /v1/chat/completions')
    return answerHub(request, response, { ...hub, variables: hub.variables ?? {}, hardware: hub.hardware, clock, fetch: hub.fetch ?? fetch })
  }
  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    void Promise.resolve()
      .then(() => answer(request, response))
      .catch((): RequestNote => {
        sendRouterError(response, 500, 'the request could not be answered')
        if (!response.writableEnded) response.destroy()
        return { route: 'inference', status: 500 }
      })
      .then((note) => onRequest?.(redactor.json({ ...note, usage: { ...spending.usage } }) as RequestNote))
  })
  // Models think for minutes, and the request that waits for them is whole.
  server.requestTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    placeholder,
    usage: spending.usage,
    exhausted: () => spending.exhausted(),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
