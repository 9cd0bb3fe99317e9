import { parseRetryAfter, pause, type RetryOptions } from '@naturalcad/http'

const worthRetrying = new Set([408, 429, 500, 502, 503, 504])

/**
 * fetch that tries again, also where an answer breaks off, for libraries that take a fetch, have no patience of their own and get
 * short answers. Every call has to do the same when it is repeated; what is sent as a stream cannot be, and is sent once.
 */
export function retryingFetch(send: typeof fetch, { limit = 4, baseDelayMs = 300, maxDelayMs = 30_000 }: RetryOptions): typeof fetch {
  return async (input, init) => {
    const mayRepeat = !(init?.body instanceof ReadableStream)
    for (let attempt = 0; ; attempt += 1) {
      let wait = Math.min(baseDelayMs * 2 ** attempt * (0.5 + Math.random() / 2), maxDelayMs)
      try {
        const response = await send(input, init)
        if (!worthRetrying.has(response.status) || !mayRepeat || attempt >= limit) return await readWhole(response)
        const asked = parseRetryAfter(response.headers.get('retry-after'), Date.now())
        if (asked !== undefined && asked > maxDelayMs) return await readWhole(response)
        wait = asked ?? wait
        await response.body?.cancel()
      } catch (error) {
        if (!mayRepeat || attempt >= limit || init?.signal?.aborted) throw error
      }
      await pause(wait, init?.signal ?? undefined)
    }
  }
}

/** The answer once all of it is here. */
async function readWhole(response: Response): Promise<Response> {
  const { status, statusText, headers, url } = response
  const bytes = await response.arrayBuffer()
  const whole = new Response([101, 204, 205, 304].includes(status) ? null : bytes, { status, statusText, headers })
  return Object.defineProperty(whole, 'url', { value: url })
}
