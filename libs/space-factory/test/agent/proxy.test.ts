import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { startModelEmulator, type ModelEmulator, type ReplyInput, type RuleInput } from '@naturalcad/model-emulator'
import { type AgentProxy, type ProxyOptions, startProxy } from '../../src/agent/proxy/start-proxy.ts'
import { model, plantedToken } from '../support/agent-scene.ts'
import { createManualClock } from '../support/manual-clock.ts'

const agentModel = { id: model, contextWindow: 10_000, maxTokens: 500, usdPerMillion: { input: 1, output: 10 } }
const body = (changes: Record<string, unknown> = {}) => JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'hello' }], ...changes })
const usage = { promptTokens: 100_000, completionTokens: 10_000 }

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close()
})

type Note = Record<string, unknown>

async function openProxy(baseUrl: string, changes: Partial<ProxyOptions> = {}): Promise<{ proxy: AgentProxy; notes: Note[]; ask: (text?: string, headers?: Record<string, string>) => Promise<Response> }> {
  const notes: Note[] = []
  const proxy = await startProxy({
    inference: { baseUrl, accessToken: plantedToken }, model: agentModel, limits: { maxRequests: 10, maxUsd: 10 }, onRequest: (note) => notes.push(note), ...changes,
  })
  opened.push(proxy)
  const ask = (text = body(), headers = {}) =>
    fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: text, headers: { authorization: `Bearer ${proxy.placeholder}`, 'content-type': 'application/json', ...headers } })
  return { proxy, notes, ask }
}

async function openModel(rules: RuleInput[]): Promise<ModelEmulator> {
  const emulator = await startModelEmulator({ models: [model], rules, apiKey: plantedToken })
  opened.push({ close: () => emulator.stop() })
  return emulator
}

async function openServer(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push({
    close() {
      server.closeAllConnections()
      server.close()
    },
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the proxy before the inference router', () => {
  test('adds the key, caps the tokens, asks for the usage, and counts', async () => {
    const emulator = await openModel([{ reply: { text: 'hi', usage } }])
    const { proxy, notes, ask } = await openProxy(emulator.url)
    const answer = await ask(body({ max_completion_tokens: 90_000 }))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    expect(await answer.text()).toMatch(/data: \[DONE\]\n\n$/)
    expect(emulator.requests[0]?.body).toMatchObject({ max_tokens: 500, stream_options: { include_usage: true } })
    expect(proxy.usage).toEqual({ requests: 1, inputTokens: 100_000, outputTokens: 10_000, usd: 0.2 })
    await expect.poll(() => notes).toMatchObject([{ route: 'inference', status: 200, inputTokens: 100_000, isEstimate: false }])
  })

  test('bills an organization when it is told to', async () => {
    const seen: unknown[] = []
    const url = await openServer((request, response) => {
      seen.push(request.headers['x-hf-bill-to'], request.headers.authorization)
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n')
    })
    const { ask } = await openProxy(url, { inference: { baseUrl: url, accessToken: plantedToken, billTo: 'acme' } })
    expect((await ask()).status).toBe(200)
    expect(seen).toEqual(['acme', `Bearer ${plantedToken}`])
  })

  test('counts by length what no usage was told of', async () => {
    const emulator = await openModel([{ reply: { text: 'hi', usage: null } }])
    const { proxy, ask } = await openProxy(emulator.url)
    await (await ask()).text()
    expect(proxy.usage.inputTokens).toBeGreaterThan(0)
    expect(proxy.usage.outputTokens).toBeGreaterThan(0)
  })

  test.each<[string, ReplyInput, number]>([
    ['a stream without its end', { text: 'half', fault: { kind: 'no-finish' } }, 502],
    ['a connection that breaks', { text: 'half of it and more', fault: { kind: 'cut', afterPieces: 2 } }, 502],
    ['a connection that breaks inside an event', { text: 'half of it and more', fault: { kind: 'cut', afterPieces: 2, middle: true } }, 502],
    ['half an object', { text: 'half', fault: { kind: 'malformed' } }, 502],
    ['an error inside the stream', { text: 'half', fault: { kind: 'error-event', message: 'busy', code: 503 } }, 503],
    ['one object in place of a stream', { text: 'whole', fault: { kind: 'whole' } }, 502],
    ['a tool call at the token limit', { toolCalls: [{ name: 'write', arguments: '{"path":"app.py","con' }], finishReason: 'length' }, 422],
  ])('turns %s into one status', async (_what, reply, status) => {
    const emulator = await openModel([{ reply }])
    const { ask } = await openProxy(emulator.url)
    const answer = await ask(body({ tools: [{ type: 'function', function: { name: 'write', parameters: {} } }] }))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json'])
    expect(await answer.json()).toMatchObject({ error: { message: expect.any(String) } })
  })

  test.each([400, 401, 402, 403, 429, 500, 503])('passes %i on with its words', async (status) => {
    const emulator = await openModel([{ reply: { fault: { kind: 'status', status, message: `no: ${status}`, headers: { 'retry-after': '7' } } } }])
    const { proxy, ask } = await openProxy(emulator.url)
    const answer = await ask()
    expect([answer.status, await answer.json(), answer.headers.get('retry-after')]).toEqual([status, { error: { message: `no: ${status}`, code: status } }, '7'])
    expect(proxy.usage).toMatchObject({ requests: 1, usd: 0 })
  })

  test('takes the key out of what the router says', async () => {
    const url = await openServer((request, response) => response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error: `bad ${request.headers.authorization}` })))
    const { notes, ask } = await openProxy(url)
    const text = await (await ask()).text()
    expect(text).toContain('bad Bearer [redacted]')
    await expect.poll(() => notes).toHaveLength(1)
    expect(JSON.stringify([text, notes])).not.toContain(plantedToken)
  })

  test('does not follow the router to another place', async () => {
    const asked: string[] = []
    const other = await openServer((request, response) => {
      asked.push(request.headers.authorization ?? '')
      response.end()
    })
    const url = await openServer((_request, response) => response.writeHead(307, { location: `${other}/v1/chat/completions` }).end())
    const { ask } = await openProxy(url)
    expect((await ask()).status).toBe(502)
    expect(asked).toEqual([])
  })

  test('ends with 402 when the requests, or the money, are used up', async () => {
    const emulator = await openModel([{ times: 'always', reply: { text: 'hi', usage } }])
    const byCount = await openProxy(emulator.url, { limits: { maxRequests: 1, maxUsd: 10 } })
    const byCost = await openProxy(emulator.url, { limits: { maxRequests: 10, maxUsd: 0.2 } })
    for (const { proxy, ask } of [byCount, byCost]) {
      expect((await ask()).status).toBe(200)
      expect(proxy.exhausted()).toBeDefined()
      const answer = await ask()
      expect([answer.status, await answer.json()]).toEqual([402, { error: { message: 'run budget exhausted', code: 402 } }])
      expect(proxy.usage.requests).toBe(1)
    }
    expect(emulator.requests).toHaveLength(2)
  })

  test('lets many at once not pass the limit together', async () => {
    const emulator = await openModel([{ times: 'always', reply: { text: 'hi', usage } }])
    const { ask } = await openProxy(emulator.url, { limits: { maxRequests: 3, maxUsd: 10 } })
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => ask()))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
    expect(emulator.requests).toHaveLength(3)
  })

  test('says that it waits, and passes the answer on whole when it comes', async () => {
    const clock = createManualClock()
    const release: (() => void)[] = []
    const url = await openServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"delta":{"content":"a"}}]}\n\n')
      release.push(() => response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n'))
    })
    const { ask } = await openProxy(url, { clock })
    const asked = ask()
    await expect.poll(() => release).toHaveLength(1)
    clock.advance(10_000)
    const answer = await asked
    expect(answer.status).toBe(200)
    clock.advance(5000)
    release[0]?.()
    expect(await answer.text()).toBe(': wait\n\n: wait\n\ndata: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n')
  })

  test('tells of a failure inside the stream once it has said that it waits', async () => {
    const clock = createManualClock()
    const release: (() => void)[] = []
    const url = await openServer((_request, response) => release.push(() => response.writeHead(429, { 'content-type': 'application/json' }).end('{"error":"slow down"}')))
    const { ask } = await openProxy(url, { clock })
    const asked = ask()
    await expect.poll(() => release).toHaveLength(1)
    clock.advance(10_000)
    const answer = await asked
    release[0]?.()
    expect(await answer.text()).toBe(': wait\n\ndata: {"error":{"message":"429 slow down","code":429}}\n\n')
  })

  test.each([
    ['before an answer', false],
    ['in the middle of one', true],
  ])('gives a router up that stops %s', async (_when, begins) => {
    const clock = createManualClock()
    let asked = 0
    let broken = 0
    const url = await openServer((_request, response) => {
      asked += 1
      response.once('close', () => (broken += 1))
      if (begins) response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': begun\n\n')
    })
    const { ask } = await openProxy(url, { clock, waitMs: 1e9 })
    const answer = ask()
    await expect.poll(() => asked).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    await expect.poll(() => {
      clock.advance(120_000)
      return broken
    }).toBe(1)
    expect((await answer).status).toBe(504)
  })

  test('lets the router go when the agent has gone', async () => {
    const emulator = await openModel([{ reply: { text: 'long', fault: { kind: 'hang', afterPieces: 0 } } }])
    const { proxy } = await openProxy(emulator.url)
    const controller = new AbortController()
    const asked = fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: body(), signal: controller.signal, headers: { authorization: `Bearer ${proxy.placeholder}` } }).catch(() => 'gone')
    await expect.poll(() => emulator.requests).toHaveLength(1)
    controller.abort()
    expect(await asked).toBe('gone')
    await expect.poll(() => emulator.requests[0]?.broken).toBe(true)
  })

  test.each([
    ['another model', body({ model: 'other/model' })],
    ['no stream', body({ stream: false })],
    ['no JSON', '{'],
    ['no object', '[]'],
  ])('refuses %s with 400 and asks nobody', async (_what, text) => {
    const emulator = await openModel([{ reply: { text: 'hi' } }])
    const { proxy, ask } = await openProxy(emulator.url)
    expect((await ask(text)).status).toBe(400)
    expect([emulator.requests.length, proxy.usage.requests]).toEqual([0, 0])
  })

  test('knows nobody without its placeholder, and nothing but completions', async () => {
    const emulator = await openModel([{ reply: { text: 'hi' } }])
    const { proxy, ask } = await openProxy(emulator.url)
    const get = (path: string, authorization: string) => fetch(`${proxy.url}${path}`, { headers: { authorization } }).then(({ status }) => status)
    expect((await ask(body(), { authorization: 'Bearer nobody' })).status).toBe(401)
    expect((await ask(body(), { authorization: `Bearer ${plantedToken}` })).status).toBe(401)
    for (const path of ['/', '/v1/models', '/api/whoami-v2', '/v1/chat/completions']) expect([path, await get(path, `Bearer ${proxy.placeholder}`)]).toEqual([path, 404])
    expect(emulator.requests).toHaveLength(0)
  })

  test('has another placeholder each time', async () => {
    const [first, second] = [await openProxy('http://127.0.0.1:9/v1'), await openProxy('http://127.0.0.1:9/v1')]
    expect(first.proxy.placeholder).not.toBe(second.proxy.placeholder)
    expect((await first.ask()).status).toBe(502)
  })
})

describe('the proxy as the Hub of one Space', () => {
  async function openHub(listener: RequestListener): Promise<{ ask: (path: string, init?: RequestInit) => Promise<Response>; notes: Note[] }> {
    const hubUrl = await openServer(listener)
    const { proxy, notes } = await openProxy('http://127.0.0.1:9/v1', { hub: { hubUrl, accessToken: plantedToken, spaceId: 'ada/quick' } })
    return { notes, ask: (path, init = {}) => fetch(`${proxy.url}${path}`, { ...init, headers: { authorization: `Bearer ${proxy.placeholder}` } }) }
  }

  test('asks with the real token, and passes on what clients act on', async () => {
    const seen: unknown[] = []
    const { ask } = await openHub((request, response) => {
      seen.push(request.url, request.headers.authorization)
      response.writeHead(200, { 'content-type': 'application/json', 'x-repo-commit': 'abc', 'set-cookie': 'a=b' }).end('{"id":"ada/quick"}')
    })
    const answer = await ask('/api/spaces/ada/quick?expand=sdk')
    expect([answer.status, await answer.json(), answer.headers.get('x-repo-commit'), answer.headers.get('set-cookie')]).toEqual([200, { id: 'ada/quick' }, 'abc', null])
    expect(seen).toEqual(['/api/spaces/ada/quick?expand=sdk', `Bearer ${plantedToken}`])
  })

  test('refuses all else in the form of the Hub, and asks nobody', async () => {
    let asked = 0
    const { ask, notes } = await openHub((_request, response) => {
      asked += 1
      response.end('{}')
    })
    for (const [method, path] of [['GET', '/api/models'], ['POST', '/api/spaces/ada/quick/secrets'], ['DELETE', '/api/repos/delete'], ['POST', '/api/spaces/ada/quick/commit/main?create_pr=1']] as const) {
      const answer = await ask(path, { method })
      expect([path, answer.status, await answer.json(), answer.headers.get('x-error-message')]).toEqual([path, 403, { error: expect.any(String) }, expect.any(String)])
    }
    expect(asked).toBe(0)
    await expect.poll(() => notes.map(({ route, status }) => [route, status])).toEqual(Array.from({ length: 4 }, () => ['hub', 403]))
  })

  test('follows the Hub on the Hub alone', async () => {
    const outside: unknown[] = []
    const other = await openServer((request, response) => {
      outside.push(request.headers.authorization)
      response.end()
    })
    const { ask } = await openHub((request, response) => {
      const [location, text] = request.url?.includes('cache') ? [undefined, 'text'] : request.url?.includes('app.py') ? ['/api/resolve-cache/app.py', ''] : [`${other}/weights`, '']
      response.writeHead(location === undefined ? 200 : 307, location === undefined ? {} : { location }).end(text)
    })
    expect(await (await ask('/spaces/ada/quick/resolve/main/app.py')).text()).toBe('text')
    expect((await ask('/spaces/ada/quick/resolve/main/weights.bin')).status).toBe(403)
    expect(outside).toEqual([])
  })

  test('answers 502 where there is no Hub', async () => {
    const { proxy } = await openProxy('http://127.0.0.1:9/v1', { hub: { hubUrl: 'http://127.0.0.1:9', accessToken: plantedToken, spaceId: 'ada/quick' } })
    const answer = await fetch(`${proxy.url}/api/whoami-v2`, { headers: { authorization: `Bearer ${proxy.placeholder}` } })
    expect([answer.status, await answer.json()]).toEqual([502, { error: 'the Hub cannot be reached' }])
  })
})
