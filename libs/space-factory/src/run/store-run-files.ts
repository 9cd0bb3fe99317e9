import { putVerified } from '@naturalcad/bucket-store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import type { Redactor } from '@naturalcad/redaction'
import type { RunFiles } from './run-files.ts'

export interface StoreRunFilesOptions {
  store: ObjectStore
  /** Of the run, with its `/` at the end; empty where the store holds nothing else. */
  prefix: string
  redactor: Redactor
}

/** The files of a run in a bucket, a folder that one is mounted on, or on the disk. What is written is read back, and told where it differs. */
export function createStoreRunFiles({ store, prefix, redactor }: StoreRunFilesOptions): RunFiles {
  const write = async (path: string, body: string | Uint8Array, contentType?: string) => {
    await putVerified(store, prefix + path, body, contentType === undefined ? {} : { contentType })
  }

  async function readBytes(path: string): Promise<Uint8Array | undefined> {
    try {
      const { body } = await store.get(prefix + path)
      return new Uint8Array(await new Response(body).arrayBuffer())
    } catch (error) {
      if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
      throw error
    }
  }

  return {
    writeJson: (path, value) => write(path, `${JSON.stringify(redactor.json(value), null, 2)}\n`, 'application/json'),
    writeText: (path, text) => write(path, redactor.text(text), path.endsWith('.md') ? 'text/markdown; charset=utf-8' : 'text/plain; charset=utf-8'),
    writeBytes: (path, bytes) => write(path, bytes),
    readBytes,
    async readText(path) {
      const bytes = await readBytes(path)
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
    },
    async list(folder) {
      const paths: string[] = []
      const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
      for await (const { key } of store.list({ prefix: prefix + base })) paths.push(key.slice(prefix.length))
      return paths.sort()
    },
    remove: (path) => store.delete(prefix + path),
  }
}
