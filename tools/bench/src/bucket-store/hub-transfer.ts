// Moves a folder into a bucket of the Hub or out of it by the driver, as a command would.
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'

const [direction = '', folder = '', hubUrl = '', accessToken = '', bucket = ''] = process.argv.slice(2)
const store = createHuggingFaceStore({ bucket, accessToken, hubUrl })
if (direction === 'up') {
  for await (const info of store.putAll(readFolder())) void info
} else {
  const found = store.list({ prefix: 'ours/' })
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for await (const { key } of { [Symbol.asyncIterator]: () => ({ next: () => found[Symbol.asyncIterator]().next() }) }) {
        const file = join(folder, key)
        await mkdir(dirname(file), { recursive: true })
        await pipeline(Readable.fromWeb((await store.get(key)).body as never), createWriteStream(file))
      }
    }),
  )
}
await store.close()

async function* readFolder() {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    yield { key: `ours/${relative(folder, file)}`, body: await openAsBlob(file) }
  }
}
