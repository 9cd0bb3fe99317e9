import type { FileHandle } from 'node:fs/promises'
import { fillFrom } from './fill-from.ts'

/** What one read takes where the reader brings no memory. */
const pieceBytes = 64 * 1024

/**
 * The bytes of an open file from `start` up to, not including, `end`, and closes it. A byte stream: a reader that brings its own memory (BYOB) gets
 * them there, and nothing is left to be collected. Few bytes are read at once, so that a body that nobody reads leaves no file open.
 */
export async function streamFile(handle: FileHandle, start: number, end: number): Promise<ReadableStream<Uint8Array>> {
  if (end - start > pieceBytes) return streamOpen(handle, start, end)
  const bytes = await fillFrom(handle, new Uint8Array(Math.max(0, end - start)), start)
  await handle.close()
  return new ReadableStream({
    type: 'bytes',
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes)
      controller.close()
    },
  })
}

function streamOpen(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const { byobRequest } = controller
      try {
        const view = viewOf(byobRequest) ?? new Uint8Array(Math.min(pieceBytes, Math.max(0, end - at)))
        const wanted = Math.min(view.byteLength, end - at)
        const { bytesRead } = wanted > 0 ? await handle.read(view, 0, wanted, at) : { bytesRead: 0 }
        at += bytesRead
        if (bytesRead === 0) {
          await handle.close()
          controller.close()
          byobRequest?.respond(0)
        } else if (byobRequest === null) controller.enqueue(view.subarray(0, bytesRead))
        else byobRequest.respond(bytesRead)
      } catch (error) {
        await handle.close().catch(() => undefined)
        throw error
      }
    },
    async cancel() {
      await handle.close()
    },
  })
}

function viewOf(request: ReadableStreamBYOBRequest | null): Uint8Array | undefined {
  const view = request?.view ?? undefined
  return view === undefined ? undefined : new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
