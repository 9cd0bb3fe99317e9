import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Name of a file that is being written; whatever carries it after a crash is rubbish. */
export const partialPrefix = '.partial-'

/**
 * Writes a file whole or not at all: to a temporary name beside it, to the disk, then by rename. Folders are made
 * private to the user.
 */
export async function writeWhole(file: string, chunks: AsyncIterable<Uint8Array>, commit: (temporary: string, target: string) => Promise<void> = rename) {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `${partialPrefix}${randomUUID()}`)
  const handle = await open(temporary, 'wx', 0o600)
  try {
    try {
      for await (const chunk of chunks) await writeAll(handle, chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await commit(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

async function writeAll(handle: FileHandle, chunk: Uint8Array) {
  for (let written = 0; written < chunk.length; ) written += (await handle.write(chunk, written)).bytesWritten
}

/** The rename itself is on the disk once the folder is. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
