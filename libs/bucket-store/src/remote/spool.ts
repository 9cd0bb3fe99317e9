import { openAsBlob } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Body } from '../store/body.ts'

/** A body that can be read again and whose size is known: a stream goes through a temporary file, private to the user. */
export async function withBlob<T>(body: Body, use: (blob: Blob) => Promise<T>): Promise<T> {
  if (body.size !== undefined) return use(body.slice(0, body.size))
  const folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  try {
    const file = join(folder, 'body')
    const handle = await open(file, 'wx', 0o600)
    try {
      for await (const chunk of body.chunks()) await handle.writeFile(chunk)
    } finally {
      await handle.close()
    }
    return await use(await openAsBlob(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
