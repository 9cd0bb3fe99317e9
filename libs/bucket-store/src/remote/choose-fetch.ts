import { nodeFetch } from './node-fetch.ts'

/** A fetch copies bytes before it sends them; a part of an upload is large enough for that to be seen. */
const copiedBytes = 256 * 1024

/** Node's own client, or the fetch that was handed in, which gets large bytes as a stream, so that they are sent from where they are. */
export function chooseFetch(given: typeof fetch | undefined): typeof fetch {
  if (given === undefined) return nodeFetch
  return (input, init = {}) => {
    const { body } = init
    if (!(body instanceof Uint8Array) || body.length <= copiedBytes) return given(input, init)
    const headers = new Headers(init.headers)
    headers.set('content-length', String(body.length))
    return given(input, { ...init, headers, body: streamOf(body), duplex: 'half' })
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(bytes.subarray(at, at + copiedBytes))
        at += copiedBytes
        if (at >= bytes.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
