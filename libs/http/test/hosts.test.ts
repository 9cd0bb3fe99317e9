import { createHttpClient } from '@naturalcad/http'
import { describe, expect, test } from 'vitest'
import { answer, startServer } from './start-server.ts'

const redirectTo = (location: string, status = 302) => answer(status, '', { location })

describe('hosts', () => {
  test.each([
    ['https://example.test/x', true],
    ['https://EXAMPLE.test/x', true],
    ['https://example.test:8443/x', false],
    ['https://sub.example.test/x', false],
    ['https://example.test.evil.test/x', false],
    ['https://evilexample.test/x', false],
    ['https://a.cdn.test/x', true],
    ['https://a.b.cdn.test/x', true],
    ['https://cdn.test/x', false],
    ['https://acdn.test/x', false],
    ['http://local.test:8080/x', true],
    ['http://local.test/x', false],
    ['https://me:secret@example.test/x', false],
    ['file:///etc/passwd', false],
    ['data:text/plain,x', false],
  ])('%s may be called: %j', async (url, isAllowed) => {
    const client = createHttpClient({
      allowedHosts: ['example.test', '*.cdn.test', 'local.test:8080'],
      fetch: () => Promise.resolve(new Response('done')),
    })
    if (isAllowed) expect(await client.text(url)).toBe('done')
    else await expect(client.text(url)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test.each(['', 'a b', 'https://example.test', 'example.test/path', 'user@example.test', '*', 'a.*.test'])('%j is no host', (host) => {
    expect(() => createHttpClient({ allowedHosts: [host] })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test.each(['', 'example.test', 'ftp://example.test', 'https://me:pass@example.test', 'https://example.test?x=1', 'https://example.test#x'])(
    '%j is no base URL',
    (baseUrl) => {
      expect(() => createHttpClient({ baseUrl })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
    },
  )

  test('are needed: a client that may call nobody is refused', () => {
    expect(() => createHttpClient({})).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  test.each(['../x', '/../x', '//evil.test/x', String.raw`/\evil.test`, String.raw`\\evil.test`, '%2e%2e/x'])(
    'a path such as %s cannot leave the base',
    async (path) => {
      const client = createHttpClient({ baseUrl: 'https://example.test/api', fetch: () => Promise.resolve(new Response('done')) })
      await expect(client.text(path)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    },
  )

  test('do not get the headers of the base', async () => {
    const other = await startServer(answer(200, 'done'))
    const client = createHttpClient({
      baseUrl: 'https://example.test',
      allowedHosts: [new URL(other.origin).host],
      headers: { 'x-api-key': 'k-12345' },
    })
    await client.text(other.origin)
    expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test('get no header with a line end in it, and the message does not show its value', async () => {
    expect(() => createHttpClient({ baseUrl: 'https://example.test', headers: { 'x-api-key': 'hidden\nx: y' } })).toThrow(
      /^the header "x-api-key" holds characters that HTTP does not allow$/,
    )
  })
})

describe('redirects', () => {
  test('are followed within the origin, with credentials', async () => {
    const { origin, requests } = await startServer((request, response) =>
      (request.url === '/a' ? redirectTo('/b') : answer(200, 'done'))(request, response),
    )
    const response = await createHttpClient({ baseUrl: origin, headers: { 'x-api-key': 'k-12345' } }).open('a')
    expect(response.url).toBe(`${origin}/b`)
    await response.body.cancel()
    expect(requests.map(({ url, headers }) => [url, headers['x-api-key']])).toEqual([
      ['/a', 'k-12345'],
      ['/b', 'k-12345'],
    ])
  })

  test('take no credentials, of whatever name, to another origin', async () => {
    const other = await startServer(answer(200, 'done'))
    const { origin } = await startServer(redirectTo(`${other.origin}/c`))
    const headers = { 'x-api-key': 'k-12345', authorization: 'Bearer b-12345', cookie: 'c=1', 'x-made-up': 'd-12345' }
    const client = createHttpClient({ baseUrl: origin, allowedHosts: [new URL(other.origin).host], headers })
    expect(await client.text('a', { headers: { accept: 'text/plain' } })).toBe('done')
    for (const name of Object.keys(headers)) expect(other.requests[0]?.headers).not.toHaveProperty(name)
    expect(other.requests[0]?.headers.accept).toBe('text/plain')
  })

  test.each(['http://evil.test/', 'file:///etc/passwd', 'http://me:pass@127.0.0.1/', 'http://[bad'])('to %s are refused', async (location) => {
    const { origin } = await startServer(redirectTo(location))
    await expect(createHttpClient({ baseUrl: origin, retry: { limit: 0 } }).text('a')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('from https to http are refused', async () => {
    const fetch = () => Promise.resolve(new Response(null, { status: 302, headers: { location: 'http://example.test/' } }))
    const client = createHttpClient({ baseUrl: 'https://example.test', allowedHosts: ['example.test'], fetch })
    await expect(client.text('a')).rejects.toThrow(/from https to http/)
  })

  test('in a circle end', async () => {
    const { origin, requests } = await startServer(redirectTo('/a'))
    await expect(createHttpClient({ baseUrl: origin }).text('a')).rejects.toThrow(/more than 5 times/)
    expect(requests).toHaveLength(6)
  })

  test.each([
    [303, 'GET', ''],
    [302, 'GET', ''],
    [307, 'POST', 'words'],
    [308, 'POST', 'words'],
  ])('with status %i turn a POST into %s', async (status, method, body) => {
    const { origin, requests } = await startServer((request, response) =>
      (request.url === '/a' ? redirectTo('/b', status) : answer(200))(request, response),
    )
    await createHttpClient({ baseUrl: origin }).text('a', { method: 'POST', body: 'words' })
    expect(requests[1]).toMatchObject({ method, body })
  })

  test('take no POST to another origin', async () => {
    const other = await startServer(answer(200))
    const { origin } = await startServer(redirectTo(other.origin, 307))
    const client = createHttpClient({ baseUrl: origin, allowedHosts: [new URL(other.origin).host] })
    await expect(client.text('a', { method: 'POST', body: 'words' })).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    expect(other.requests).toEqual([])
  })
})
