import type { FileHandle } from 'node:fs/promises'

/** Fills the memory with what is in the file from `at` on, as far as it goes. Returns what is filled. */
export async function fillFrom(handle: FileHandle, memory: Uint8Array<ArrayBuffer>, at: number): Promise<Uint8Array<ArrayBuffer>> {
  for (let filled = 0; ; ) {
    const { bytesRead } = filled < memory.length ? await handle.read(memory, filled, memory.length - filled, at + filled) : { bytesRead: 0 }
    if (bytesRead === 0) return memory.subarray(0, filled)
    filled += bytesRead
  }
}
