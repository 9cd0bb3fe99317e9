import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import type { Exchange } from '../http/exchange.ts'
import { readJson } from '../http/read-body.ts'
import type { Router } from '../http/router.ts'
import type { Allowance } from './allowance.ts'
import { requireInferenceAccess } from './inference-access.ts'
import type { ModelCatalog } from './model-catalog.ts'
import { toUpstreamModel } from './model-name.ts'
import { modelNotSupported, routerError } from './router-error.ts'
import type { Upstream, UpstreamAnswer } from './upstream.ts'

export interface ChatServices {
  upstream: Upstream
  catalog: ModelCatalog
  allowance: Allowance
}

/** What the router needs of a request; the rest is the server's business. */
const ChatBody = z.looseObject({})
/** Of the server's headers, those that mean the same to the client. */
const passedHeaders = ['content-type', 'retry-after', 'cache-control']
/** Statuses of the server that are about the request. Others are about the emulator and its key. */
const isPassed = (status: number): boolean => [200, 400, 402, 408, 413, 422, 429].includes(status) || status >= 500

export function addChatRoute(router: Router, { upstream, catalog, allowance }: ChatServices): void {
  router.on('POST', '/v1/chat/completions', async (exchange) => {
    const payer = requireInferenceAccess(exchange)
    const body = await readJson(exchange, ChatBody)
    const { model } = body
    if (typeof model !== 'string' || model === '') throw routerError(400, "Missing required parameter: 'model'.", { param: 'model', code: 'missing_required_parameter' })
    await catalog.refresh()
    const name = toUpstreamModel(model, catalog.cards())

    const gone = new AbortController()
    exchange.response.once('close', () => gone.abort())
    const takeBack = allowance.spend(payer)
    let isAnswered = false
    try {
      const accept = exchange.request.headers.accept ?? 'application/json'
      const answer = await upstream.request({ method: 'POST', path: '/chat/completions', accept, signal: gone.signal, body: JSON.stringify({ ...body, model: name }) })
      isAnswered = answer.status === 200
      await passOn(exchange, answer, model)
    } finally {
      if (!isAnswered) takeBack()
    }
  })
}

/** Part by part, as they come; a server that breaks off breaks off the answer. */
async function passOn({ response }: Exchange, { status, headers, body }: UpstreamAnswer, model: string): Promise<void> {
  if (!isPassed(status)) {
    // Read to its end, so that the connection is free again.
    const text = await new Response(ReadableStream.from(body)).text()
    throw status === 404 && text.includes('model_not_found') ? modelNotSupported(model) : refusedByServer(status)
  }
  const passed = passedHeaders.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  response.writeHead(status, Object.fromEntries(passed))
  response.flushHeaders()
  await pipeline(Readable.from(body), response)
}

function refusedByServer(status: number) {
  const isKey = status === 401 || status === 403
  return routerError(502, `The inference server answered ${status}. ${isKey ? 'It wants another key: --inference-key-env NAME (option `inference.apiKey`).' : 'Is its base URL right?'}`)
}
