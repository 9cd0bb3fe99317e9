import type { ObjectInfo } from '@naturalcad/contracts/store'
import type { BucketCommand } from './arguments.ts'
import { missing, type Place } from './place.ts'
import type { Surroundings } from './surroundings.ts'

/** Text comes page by page; a JSON object has to hold all. */
export async function listPlace({ isRecursive, json, from }: BucketCommand, { store, key: prefix }: Place, { print, signal }: Surroundings): Promise<number> {
  const all = { objects: [] as object[], folders: [] as string[] }
  let count = 0
  let cursor: string | undefined
  do {
    const page = await store.listPage({ prefix, signal, ...(isRecursive ? {} : { delimiter: '/' as const }), ...(cursor === undefined ? {} : { cursor }) })
    count += page.objects.length + page.folders.length
    if (json) {
      all.objects.push(...page.objects.map(({ key, size, etag, modified, contentType }) => ({ key, size, etag, modified: modified.toISOString(), ...(contentType === undefined ? {} : { contentType }) })))
      all.folders.push(...page.folders)
    } else {
      for (const folder of page.folders) await print(`${'-'.padStart(12)}  ${'-'.padEnd(24)}  ${folder}\n`)
      for (const info of page.objects) await print(describe(info))
    }
    cursor = page.cursor
  } while (cursor !== undefined)
  if (count === 0 && prefix !== '') throw missing(from)
  if (json) await print(`${JSON.stringify(all)}\n`)
  return 0
}

function describe({ key, size, modified }: ObjectInfo): string {
  return `${String(size).padStart(12)}  ${modified.toISOString()}  ${key}\n`
}
