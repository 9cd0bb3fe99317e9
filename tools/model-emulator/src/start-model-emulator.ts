import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import type { Wait } from './answer/wait.ts'
import type { ModelCardInput } from './api/model-card.ts'
import { handleRequest } from './handle-request.ts'
import { describeHeaders, type RecordedRequest } from './request-record.ts'
import { ModelScript, type RuleInput } from './script/model-script.ts'
import { createScriptPlayer } from './script/script-player.ts'

export interface ModelEmulatorOptions {
  /** What it answers: the first rule that fits a request and is not used up. Functions may stand in place of replies. */
  rules?: RuleInput[] | undefined
  /** The models that it has; others are refused. @default ['scripted'] */
  models?: ModelCardInput[] | undefined
  /** Demanded as bearer token. Without it every key is accepted, and none. */
  apiKey?: string
  /** On the loopback interface. 0 takes a free one. @default 0 */
  port?: number
  /** Stands in for the wall clock, in milliseconds. */
  now?: () => number
  /** Stands in for the timer of delays. */
  wait?: Wait
  /** Called when an answer has ended or was broken off. */
  onRequest?: (request: RecordedRequest, durationMs: number) => void
}

export interface ModelEmulator {
  /** What clients take as base URL; ends in `/v1`. */
  url: string
  /** All so far, the oldest first; entries fill up while they are answered. */
  requests: readonly RecordedRequest[]
  /** Adds a rule behind the others. Throws `INVALID_REQUEST`. */
  addRule: (rule: RuleInput) => void
  /** Places of rules that have not answered as often as the script says. Empty at the end of a test that used its script up. */
  pending: () => number[]
  /** Back to the rules it was started with, none of them used; forgets the requests. */
  reset: () => void
  stop: () => Promise<void>
}

/** Throws `INVALID_REQUEST` for a bad script, `CONFLICT` for a taken port. */
export async function startModelEmulator(options: ModelEmulatorOptions = {}): Promise<ModelEmulator> {
  const { models, rules } = parseInput(ModelScript, { models: options.models, rules: options.rules })
  const { port = 0, apiKey, now = Date.now, wait = waitFor, onRequest = () => {} } = options
  const player = createScriptPlayer(rules)
  const requests: RecordedRequest[] = []
  let count = 0
  const server = createServer((request, response) => {
    const record: RecordedRequest = { method: request.method ?? 'GET', path: request.url ?? '/', headers: describeHeaders(request.headers), body: undefined }
    const started = performance.now()
    requests.push(record)
    response.once('close', () => {
      if (response.headersSent) record.status = response.statusCode
      if (!response.writableFinished) record.broken = true
      onRequest(record, Math.round(performance.now() - started))
    })
    void handleRequest(request, response, record, { models, player, apiKey, now, wait, count: () => (count += 1) })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'CONFLICT' : 'UNAVAILABLE'
      reject(new NaturalCadError(code, `Cannot listen on port ${port}: ${error.message}`, { cause: error, remedy: 'Choose another port, or 0 for a free one.' }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    addRule: (rule) => player.add(rule),
    pending: () => player.pending(),
    reset: () => {
      player.reset()
      requests.length = 0
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {})
}
