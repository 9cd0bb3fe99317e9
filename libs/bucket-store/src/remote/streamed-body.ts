/** fetch copies bytes before it sends them; a part of an upload is large enough for that to be seen. */
const copiedBytes = 256 * 1024

/** What is put in place of the body of a `fetch`, so that large bytes are sent from where they are; sets their length among the headers. */
export function streamedBody(body: RequestInit['body'], headers: Headers): RequestInit {
  if (!(body instanceof Uint8Array) || body.length <= copiedBytes) return {}
  headers.set('content-length', String(body.length))
  let at = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(body.subarray(at, at + copiedBytes))
        at += copiedBytes
        if (at >= body.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { body: stream, duplex: 'half' }
}
