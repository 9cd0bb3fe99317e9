import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Body } from '../store/body.ts'
import { fillFrom } from './fill-from.ts'

/** What can be read anywhere, more than once. */
export interface Source {
  size: number
  /** Fills the memory from there on, as far as it goes. Returns what is filled. */
  read(memory: Uint8Array<ArrayBuffer>, at: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A stream goes through a temporary file. */
export async function withSource<T>(body: Body, use: (source: Source) => Promise<T>): Promise<T> {
  const { size } = body
  if (size !== undefined) return use({ size, read: (memory, at) => readBlob(memory, body.slice(at, at + memory.length)) })
  return withFile(body, async (file) => {
    const handle = await open(file)
    try {
      return await use({ size: (await handle.stat()).size, read: (memory, at) => fillFrom(handle, memory, at) })
    } finally {
      await handle.close()
    }
  })
}

async function readBlob(memory: Uint8Array<ArrayBuffer>, blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  let filled = 0
  for await (const chunk of blob.stream()) {
    memory.set(chunk, filled)
    filled += chunk.length
  }
  return memory.subarray(0, filled)
}

/** The body in a temporary file, private to the user. */
export async function withFile<T>(body: Body, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  try {
    const file = join(folder, 'body')
    const handle = await open(file, 'wx', 0o600)
    try {
      for await (const chunk of body.chunks({ areTransient: true })) await handle.writeFile(chunk)
    } finally {
      await handle.close()
    }
    return await use(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
