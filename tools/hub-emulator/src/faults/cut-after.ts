import type { ServerResponse } from 'node:http'

/** Breaks the connection after so many bytes of the body. One that is no longer than that is sent whole. */
export function cutAfter(response: ServerResponse, bytes: number): void {
  // Every way of sending a body ends in these two methods.
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  let left = bytes
  let isCut = false
  const pass = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (isCut || (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))) return true
    const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined
    const buffer = Buffer.from(chunk as Uint8Array)
    isCut = buffer.length > left
    const part = buffer.subarray(0, left)
    left -= part.length
    if (!isCut) return write(part, done)
    response.flushHeaders()
    // What was written still arrives; then the connection ends where more was announced.
    write(part, () => response.socket?.destroySoon())
    return false
  }
  response.write = pass
  response.end = (chunk?: unknown): ServerResponse => {
    pass(chunk)
    return isCut ? response : end()
  }
}
