import type { FileHandle } from 'node:fs/promises'

/** How a segment begins, without the blanks that healing left. */
export async function readHead(handle: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
  return buffer.toString('latin1', 0, bytesRead).trimStart()
}
