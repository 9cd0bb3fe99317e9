import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendAnswer } from './answer/send-answer.ts'
import type { Wait } from './answer/wait.ts'
import { unknownModel } from './answer/refusals.ts'
import { ApiError } from './api/api-error.ts'
import type { ModelCard } from './api/model-card.ts'
import { parseChatRequest } from './api/parse-chat-request.ts'
import { readJson } from './api/read-json.ts'
import type { RecordedRequest } from './request-record.ts'
import type { ScriptPlayer } from './script/script-player.ts'

export interface Server {
  models: readonly ModelCard[]
  player: ScriptPlayer
  apiKey: string | undefined
  now: () => number
  wait: Wait
  /** How many requests there were, this one included. */
  count: () => number
}

export async function handleRequest(request: IncomingMessage, response: ServerResponse, record: RecordedRequest, server: Server): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    requireKey(request, server.apiKey)
    await route({ request, response, record, server, signal: gone.signal })
  } catch (error) {
    if (response.headersSent || response.destroyed) return void response.destroy()
    const refusal = error instanceof ApiError ? error : new ApiError(500, `The emulator failed: ${error instanceof Error ? error.message : String(error)}.`)
    record.refusal = refusal.message
    sendJson(response, refusal.status, refusal.body, refusal.headers)
  }
}

interface RouteContext {
  request: IncomingMessage
  response: ServerResponse
  record: RecordedRequest
  server: Server
  signal: AbortSignal
}

async function route({ request, response, record, server, signal }: RouteContext): Promise<void> {
  const { models, player, now, wait, count } = server
  const method = request.method ?? 'GET'
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://model').pathname)
  if (path === '/v1/models' && method === 'GET') return sendJson(response, 200, { object: 'list', data: models.map((card) => describe(card, now())) })
  if (path.startsWith('/v1/models/') && method === 'GET') {
    const id = path.slice('/v1/models/'.length)
    return sendJson(response, 200, describe(findModel(models, id), now()))
  }
  if (path !== '/v1/chat/completions') throw new ApiError(404, `Unknown request URL: ${method} ${path}. This emulator has /v1/chat/completions and /v1/models.`, { code: 'unknown_url' })
  if (method !== 'POST') throw new ApiError(405, `Not allowed to ${method} on /v1/chat/completions. (HINT: Perhaps you meant to use POST)`, { code: 'method_not_supported' })
  const number = count()
  record.body = await readJson(request)
  const chat = parseChatRequest(record.body)
  findModel(models, chat.model)
  const { rule, reply } = await player.play(chat)
  record.rule = rule
  await sendAnswer(reply, { request: chat, response, number, now: now(), wait, signal })
}

function requireKey(request: IncomingMessage, apiKey: string | undefined): void {
  if (apiKey === undefined) return
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  if (timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${apiKey}`))) return
  throw new ApiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' })
}

function findModel(models: readonly ModelCard[], id: string): ModelCard {
  const found = models.find((card) => card.id === id)
  if (found === undefined) throw unknownModel(id, models.map((card) => card.id))
  return found
}

function describe(card: ModelCard, now: number): Record<string, unknown> {
  return { object: 'model', created: Math.floor(now / 1000), ...card }
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers })
  response.end(bytes)
}
