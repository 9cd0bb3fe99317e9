import { createHuggingFaceStore, createS3Store, createSupabaseStore } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { describe, expect, test } from 'vitest'

const content = 'abcdefghij'

/** What a server says to the calls for the object, one answer a call. */
type Answer = (range: string | null) => Response

const answer = (status: number, text: string, headers: Record<string, string>, breaks = false): Answer => () => {
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isSent) controller.enqueue(new TextEncoder().encode(text))
      else if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
      isSent = true
    },
  })
  const version = headers['etag']?.replaceAll('"', '')
  return new Response(body, { status, headers: { ...headers, ...(version === undefined ? {} : { 'x-xet-hash': version }) } })
}
const whole = (text: string, breaks = false) => answer(200, text, { etag: '"one"', 'content-length': '10' }, breaks)
const part = (start: number, etag = '"one"') => answer(206, content.slice(start), { etag, 'content-range': `bytes ${start}-9/10` })

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
const places: Record<string, (send: typeof fetch) => ObjectStore> = {
  s3: (send) => createS3Store({ endpoint: 'http://127.0.0.1:1', bucket: 'b', ...credentials, fetch: send }),
  supabase: (send) => createSupabaseStore({ url: 'http://127.0.0.1:1', bucket: 'b', serviceRoleKey: 'key', fetch: send }),
  'hugging face': (send) => createHuggingFaceStore({ hubUrl: 'http://127.0.0.1:1', bucket: 'a/b', accessToken: 'token', fetch: send }),
}

describe.each(Object.entries(places))('%s', (_name, open) => {
  function serve(...answers: Answer[]) {
    const ranges: (string | null)[] = []
    const send: typeof fetch = async (input, init) => {
      // The store of the Hub asks about an object before it asks for it.
      if (new Request(input).url.endsWith('/paths-info')) return Response.json([{ type: 'file', path: 'a', size: 10, xetHash: 'one' }])
      const range = new Headers(init?.headers).get('range')
      const next = answers[ranges.push(range) - 1]
      if (next === undefined) throw new Error('one call too many')
      return next(range)
    }
    const store = open(send)
    return { ranges, read: async (range?: { start: number; end?: number }) => new Response((await store.get('a', range === undefined ? {} : { range })).body).text() }
  }

  test('goes on where a body broke off', async () => {
    const { read, ranges } = serve(whole('abcd', true), part(4))
    expect(await read()).toBe(content)
    expect(ranges).toEqual([null, 'bytes=4-'])
  })

  test('goes on where a body ended before its last byte', async () => {
    const { read, ranges } = serve(whole('abcd'), part(4))
    expect(await read()).toBe(content)
    expect(ranges).toEqual([null, 'bytes=4-'])
  })

  test('asks for nothing more where the break came behind the last byte', async () => {
    const { read, ranges } = serve(whole(content, true))
    expect(await read()).toBe(content)
    expect(ranges).toEqual([null])
  })

  test('goes on inside a range', async () => {
    const middle = (start: number, text: string, breaks = false) => answer(206, text, { etag: '"one"', 'content-range': `bytes ${start}-6/10` }, breaks)
    const { read, ranges } = serve(middle(2, 'cd', true), middle(4, 'efg'))
    expect(await read({ start: 2, end: 6 })).toBe('cdefg')
    expect(ranges).toEqual(['bytes=2-6', 'bytes=4-6'])
  })

  test.each([
    ['it is another content', part(4, '"two"')],
    ['it has become shorter than what was read', answer(416, '', { etag: '"two"' })],
    ['nothing tells that it is the same content', answer(206, content.slice(4), { 'content-range': 'bytes 4-9/10' })],
  ])('refuses to go on where %s', async (_what, rest) => {
    await expect(serve(whole('abcd', true), rest).read()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('changed while it was read') as string })
  })

  test.each([
    ['everything', whole(content)],
    ['a part that begins elsewhere', part(3)],
    ['a part that ends early', answer(206, 'ef', { etag: '"one"', 'content-range': 'bytes 4-5/10' })],
    ['a part of which it does not say where it begins', answer(206, content.slice(4), { etag: '"one"' })],
    ['a packed part', answer(206, content.slice(4), { etag: '"one"', 'content-range': 'bytes 4-9/10', 'content-encoding': 'identity, br' })],
  ])('refuses %s in place of the rest, and of a range', async (_what, wrong) => {
    await expect(serve(whole('abcd', true), wrong).read()).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    await expect(serve(wrong).read({ start: 4 })).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('refuses an answer of which nobody knows how long it is, or with more bytes than it said', async () => {
    await expect(serve(answer(200, content, { etag: '"one"' })).read()).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    await expect(serve(whole(`${content}klm`)).read()).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })
})
