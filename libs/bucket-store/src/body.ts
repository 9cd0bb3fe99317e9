import type { ObjectBody } from '@naturalcad/contracts/store'

/** Any body as its chunks, one after the other; a canceled signal ends it with the reason. */
export async function* chunksOf(body: ObjectBody, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted()
  if (typeof body === 'string') {
    yield new TextEncoder().encode(body)
    return
  }
  if (body instanceof Uint8Array) {
    yield body
    return
  }
  const reader = body.getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
