import { open, rm } from 'node:fs/promises'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { withFile } from './spool.ts'
import { countChunks, toBody, type Body } from '../store/body.ts'
import { streamFile } from './stream-file.ts'
import { createTreeStore } from './tree-store.ts'
import { openInFolder, writeAll } from './write-whole.ts'

export interface MountedFolderStoreOptions {
  /** Where the bucket is mounted, or a folder in it. */
  root: string
}

/**
 * Objects in a folder that a bucket is mounted on, as in jobs of Hugging Face. Such a mount publishes a file when it is closed, and
 * refuses to append and to rename over: each object is written once, from the beginning to the end, under its own name. A new one that was
 * canceled or failed is removed; once an old one is written over, that is no longer canceled. The files of a killed process are closed by the system, so one that it was writing may be published in part;
 * what went with its whole machine is not. Others see changes some seconds later.
 */
export function createMountedFolderStore({ root }: MountedFolderStoreOptions): ObjectStore {
  const inTurn = createTurns()
  return createTreeStore({
    name: 'mounted folder',
    root,
    createOnly: false,
    write: (tree, key, body, { signal, onProgress }) =>
      inTurn(key, async () => {
        const write = (source: Body) => writeOnce(tree.fileOf(key), countChunks(source.chunks({ areTransient: true }), source.size, onProgress))
        // Neither a source that breaks nor a cancellation may cost what is there: the source is read first, and then the write goes to its end.
        if ((await tree.head(key)) === undefined) return write(body)
        const again = (source: Blob | ReadableStream<Uint8Array>) => {
          signal?.throwIfAborted()
          return write(toBody(source))
        }
        if (body.size !== undefined) return again(body.slice(0, body.size))
        await withFile(body, async (file) => again(await streamFile(await open(file), 0, Infinity)))
      }),
  })
}

/** From the beginning to the end, under its own name; removed where that fails. */
async function writeOnce(file: string, chunks: AsyncGenerator<Uint8Array>): Promise<void> {
  const first = await chunks.next()
  const handle = await openInFolder(file, 'w')
  try {
    if (!first.done) await writeAll(handle, first.value)
    for await (const chunk of chunks) await writeAll(handle, chunk)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(file, { force: true })
    throw error
  }
  // An upload that failed is told here.
  await handle.close()
}

/** Writes of one key one after the other, since two at once would mix. */
function createTurns(): (key: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>()
  return async (key, work) => {
    const before = last.get(key)
    const turn = (async () => {
      await before?.catch(() => undefined)
      await work()
    })()
    last.set(key, turn)
    try {
      await turn
    } finally {
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
