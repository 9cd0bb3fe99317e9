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
  const temporary = join(folder, `${partialPrefix}${randomUUID()}`)
  const handle = await openInFolder(temporary, 'wx', { mode: 0o600, folderMode: 0o700 })
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

/** Makes the folder of the file before it is opened, again where someone removed it as empty in between. */
export async function openInFolder(file: string, flags: string, { mode, folderMode }: { mode?: number; folderMode?: number } = {}): Promise<FileHandle> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(dirname(file), { recursive: true, ...(folderMode === undefined ? {} : { mode: folderMode }) })
      return await open(file, flags, mode)
    } catch (error) {
      if (attempt === 20 || !(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
}

export async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
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
