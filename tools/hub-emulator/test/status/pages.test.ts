import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { createRepo, uploadFile } from '@huggingface/hub'
import { expect, test } from 'vitest'
import type { RequestLogEntry } from '@naturalcad/hub-emulator'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

const asBrowser = { accept: 'text/html,application/xhtml+xml' }
const open = (hub: StartedEmulator, path: string) => hub.call('GET', path, { headers: asBrowser })

test('the first page shows users, repositories, buckets, faults and requests', async () => {
  const hub = await startForTest({ profile: 'team' })
  await createRepo({ ...hub.as('alice'), repo: 'alice/private-one', visibility: 'private' })
  await hub.call('POST', '/api/buckets/alice/runs', { as: 'alice' })
  hub.addFault({ method: 'GET', path: '/api/x', times: 3, answer: { status: 429 } })
  await hub.call('GET', '/no/such/route')
  const page = await hub.call('GET', '/')
  expect(page.headers.get('content-type')).toContain('text/html')
  const html = await page.text()
  for (const text of ['alice (Alice)', 'acme (team): admin', 'href="/alice/private-one"', 'href="/buckets/alice/runs"', 'GET /api/x', 'answers 429', 'POST /api/buckets/alice/runs', 'unknown route']) {
    expect(html).toContain(text)
  }
})

test('a page of a model, a dataset, a Space and a bucket is at the address that clients print', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/model', files: [{ path: 'dir/a b#1.txt', content: new Blob(['x']) }] })
  await createRepo({ ...hub.as('alice'), repo: { type: 'dataset', name: 'alice/data' }, visibility: 'private' })
  await createRepo({ ...hub.as('alice'), repo: { type: 'space', name: 'alice/page' }, sdk: 'static' })
  await hub.call('POST', '/api/buckets/alice/runs', { as: 'alice', body: { private: true } })
  const textOf = async (path: string) => (await open(hub, path)).text()
  const model = await textOf('/alice/model')
  expect(model).toContain('href="/alice/model/resolve/main/dir/a%20b%231.txt"')
  expect(await (await fetch(`${hub.url}/alice/model/resolve/main/dir/a%20b%231.txt`)).text()).toBe('x')
  expect(await textOf('/datasets/alice/data')).toMatch(/<dt>Visibility<\/dt><dd>private<\/dd>/)
  expect(await textOf('/datasets/alice/data')).not.toContain('/resolve/')
  expect(await textOf('/spaces/alice/page')).toContain('Build log')
  expect(await textOf('/buckets/alice/runs')).toMatch(/<dt>Visibility<\/dt><dd>private<\/dd>/)
})

test('what is not a page stays what it was for clients', async () => {
  const entries: RequestLogEntry[] = []
  const hub = await startForTest({ onRequest: (entry) => entries.push(entry) })
  await createRepo({ ...hub.as('alice'), repo: 'alice/model' })
  entries.length = 0
  for (const [path, headers] of [['/alice/model', {}], ['/alice/none', asBrowser], ['/v1/none', asBrowser], ['/%ff', asBrowser]] as const) {
    const answer = await hub.call('GET', path, { headers })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('application/json')])
  }
  expect(entries.map(({ unknownRoute }) => unknownRoute)).toEqual([true, true, true, true])
  expect((await hub.call('POST', '/alice/model', { headers: asBrowser })).status).toBe(404)
  expect((await (await hub.call('GET', '/api/models/alice/model', { headers: asBrowser })).json())).toMatchObject({ id: 'alice/model' })
})

test('nothing that users write becomes markup', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&'
  const hub = await startForTest({ seed: { users: [{ name: 'alice', fullname: evil }], faults: [{ path: `/${evil}`, delayMs: 1 }] } })
  await createRepo({ ...hub.as('alice'), repo: 'alice/model' })
  await uploadFile({ ...hub.as('alice'), repo: 'alice/model', file: { path: `${evil}.txt`, content: new Blob(['x']) }, commitTitle: evil })
  await hub.call('GET', `/api/${encodeURIComponent('<script>')}`)
  for (const path of ['/', '/alice/model']) {
    const html = await (await open(hub, path)).text()
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect(html).not.toContain('<img')
    expect(html.match(/<script/g)).toHaveLength(1)
  }
})

test('no token is ever on a page', async () => {
  const hub = await startForTest()
  const token = hub.as('alice').accessToken
  await createRepo({ ...hub.as('alice'), repo: 'alice/model' })
  await uploadFile({ ...hub.as('alice'), repo: 'alice/model', file: { path: `${token}.txt`, content: new Blob(['x']) }, commitTitle: `with ${token}` })
  await hub.call('GET', `/api/${token}`)
  for (const path of ['/', '/alice/model']) {
    const html = await (await open(hub, path)).text()
    expect(html).toContain('hf_…')
    expect(html).not.toContain(token)
  }
})

test('only a browser on this machine gets a page, and no other site reads or frames it', async () => {
  const hub = await startForTest()
  const status = async (headers: Record<string, string>, path = '/', method = 'GET') => {
    const request = httpRequest(hub.url + path, { headers, method }).end()
    const [answer] = (await once(request, 'response')) as [import('node:http').IncomingMessage]
    answer.resume()
    return answer.statusCode
  }
  const { port } = new URL(hub.url)
  expect([await status({ host: `localhost:${port}` }), await status({ host: '[::1]' }), await status({ host: `evil.example:${port}` }), await status({ host: '127.0.0.1.evil.example' })]).toEqual([200, 200, 403, 403])
  expect([await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }), await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })]).toEqual([200, 403])
  const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect([await status(navigation, '/oauth/device'), await status(navigation, '/oauth/device/decision', 'POST'), await status(navigation, '/_emulator/faults', 'DELETE')]).toEqual([200, 403, 403])
  for (const path of ['/_emulator/status/live?path=/', '/_emulator/status/status.js', '/_emulator/faults', '/oauth/device']) expect(await status({ host: 'evil.example' }, path)).toBe(403)
  const page = await hub.call('GET', '/')
  expect(page.headers.get('access-control-allow-origin')).toBeNull()
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
})

test('an open page is told what has changed, and when its subject is gone', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/model' })
  const answer = await fetch(`${hub.url}/_emulator/status/live?path=/alice/model`)
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const readUntil = async (words: string) => {
    while (!text.includes(words)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`ended without ${words}: ${text}`)
      text += value
    }
  }
  await readUntil('"id":"files"')
  await uploadFile({ ...hub.as('alice'), repo: 'alice/model', file: { path: 'new.txt', content: new Blob(['x']) } })
  await readUntil('new.txt')
  await hub.call('DELETE', '/api/repos/delete', { as: 'alice', body: { name: 'alice/model' } })
  await readUntil('event: gone')
  expect((await fetch(`${hub.url}/_emulator/status/live?path=/alice/model`)).status).toBe(404)
})
