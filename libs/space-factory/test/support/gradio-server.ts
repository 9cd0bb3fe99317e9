import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a small app does: it speaks as Gradio 6 does over `/gradio_api/call`. */
export interface GradioScript {
  health?: (response: ServerResponse, count: number) => void
  /** Its routes are those of Gradio 4, without a prefix. */
  isOld?: boolean
  /** Null tells none. */
  info?: unknown
  /** The events of a call, as text of the stream; by default a text that depends on the whole input. */
  answer?: (inputs: unknown[], call: number) => string
  files?: Readonly<Record<string, Uint8Array>>
  token?: string
}

export interface GradioServer {
  url: string
  requests: { method: string; path: string; authorization: string | undefined }[]
  stop(): Promise<void>
}

export const sendJson = (body: unknown, status = 200) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
export const sendHtml = (status = 200) => (response: ServerResponse) => void response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Gradio</html>')
export const complete = (...values: unknown[]) => `event: heartbeat\ndata: null\n\nevent: complete\ndata: ${JSON.stringify(values)}\n\n`
export const fail = (error: string | null, title: string | null = null) => `event: error\ndata: ${error === null ? 'null' : JSON.stringify({ error, title })}\n\n`
export const file = (path: string) => ({ path, url: `http://127.0.0.1:9/elsewhere/${path}`, mime_type: 'image/png', meta: { _type: 'gradio.FileData' } })
/** An endpoint that takes a text. */
export const textInfo = (component: string, name = '/generate') => ({
  named_endpoints: {
    [name]: {
      parameters: [{ label: 'Prompt', parameter_name: 'prompt', parameter_has_default: false, type: { type: 'string' }, component: 'Textbox' }],
      returns: [{ label: 'Out', type: {}, component }],
    },
  },
  unnamed_endpoints: {},
})
export const wellHealth = sendJson({ status: 'ok', modelId: 'ada/tiny', mode: 'full', device: 'cpu', ready: true, generationEndpoint: '/generate' })

export async function startGradio(script: GradioScript): Promise<GradioServer> {
  const requests: GradioServer['requests'] = []
  const calls: unknown[][] = []
  let healthCount = 0
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = decodeURIComponent((request.url ?? '').split('?')[0] ?? '')
    const path = script.isOld === true ? (asked.startsWith('/gradio_api') ? '/' : asked.replace(/^\/(?=info$|call\/|file=|upload$)/, '/gradio_api/')) : asked
    requests.push({ method: request.method ?? '', path, authorization: request.headers.authorization })
    if (script.token !== undefined && request.headers.authorization !== `Bearer ${script.token}`) return sendHtml(404)(response)
    if (path === '/health') return (script.health ?? wellHealth)(response, (healthCount += 1))
    if (path === '/gradio_api/info' && script.info === null) return sendHtml(404)(response)
    if (path === '/gradio_api/info') return sendJson(script.info ?? textInfo('Textbox'))(response)
    if (path.startsWith('/gradio_api/file=')) {
      const bytes = script.files?.[path.slice('/gradio_api/file='.length)]
      return bytes === undefined ? sendHtml(404)(response) : void response.writeHead(200).end(bytes)
    }
    if (request.method === 'POST' && path.startsWith('/gradio_api/call/')) {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      calls.push((JSON.parse(text) as { data: unknown[] }).data)
      return sendJson({ event_id: String(calls.length) })(response)
    }
    const id = Number(path.split('/').at(-1))
    if (path.startsWith('/gradio_api/call/') && calls[id - 1] !== undefined) {
      const answer = script.answer ?? ((inputs) => complete(`Words of it: ${String(inputs[0]).split(' ').sort().join(' ')}`))
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer(calls[id - 1] ?? [], id))
    }
    return sendHtml(404)(response)
  }
  const server: Server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
