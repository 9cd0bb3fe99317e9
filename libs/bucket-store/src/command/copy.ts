import { Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectBody } from '@naturalcad/contracts/store'
import { putVerified } from '../integrity/verify-object.ts'
import { applySync } from '../sync/apply-sync.ts'
import type { SyncEntry } from '../sync/sync-plan.ts'
import { usage, type BucketCommand } from './arguments.ts'
import { below, missing, type Place } from './place.ts'
import { describeBytes } from './progress.ts'
import type { Surroundings } from './surroundings.ts'

/** One object, or all below a place. */
export async function copy(command: BucketCommand, open: (text: string) => Promise<Place>, surroundings: Surroundings): Promise<number> {
  const { from, to = '', isRecursive, isDryRun, readBack, json } = command
  const { input, print, progress, signal } = surroundings
  if (isRecursive) return copyAll(command, await open(from), await open(to), surroundings)
  const source = from === '-' ? undefined : await open(from)
  if (source !== undefined && (source.key === '' || source.key.endsWith('/'))) throw new NaturalCadError('INVALID_REQUEST', `${from} is a folder or a bucket`, { remedy: 'give --recursive to copy all in it' })
  const target = await open(to)
  const key = nameIn(target, source?.key, to)
  const info = source === undefined ? undefined : await source.store.head(source.key, { signal })
  if (source !== undefined && info === undefined) throw missing(from)
  const report = { from, to, key, bytes: info?.size ?? 0 }
  if (!isDryRun) {
    const body: ObjectBody = source === undefined ? (Readable.toWeb(input) as ReadableStream<Uint8Array>) : (await source.store.get(source.key, { signal })).body
    let told = 0
    const options = {
      signal,
      ...(info?.contentType === undefined ? {} : { contentType: info.contentType }),
      onProgress: ({ bytes }: { bytes: number }) => {
        if (bytes !== info?.size && bytes - told < stepBytes) return
        told = bytes
        progress.tell(`${key}: ${describeBytes(bytes)}${info === undefined ? '' : ` of ${describeBytes(info.size)}`}`)
      },
    }
    report.bytes = (readBack ? (await putVerified(target.store, key, body, options)).info : await target.store.put(key, body, options)).size
  }
  progress.end()
  await print(json ? `${JSON.stringify(report)}\n` : `${isDryRun ? 'would copy' : 'copied'} ${key}, ${describeBytes(report.bytes)}\n`)
  return 0
}

/** So often progress is told. */
const stepBytes = 64 * 1024 * 1024

async function copyAll({ from, isDryRun, readBack, json }: BucketCommand, source: Place, target: Place, { print, progress, signal }: Surroundings): Promise<number> {
  const entries: SyncEntry[] = []
  const fromStore = below(source)
  for await (const { key, size, etag } of fromStore.list({ signal })) entries.push({ action: 'copy', key, size, etag, reason: 'new' })
  if (entries.length === 0) throw missing(from)
  if (isDryRun) {
    for (const { key } of entries) progress.tell(`would copy ${key}`)
    progress.end()
    await print(json ? `${JSON.stringify({ copied: 0, planned: entries.length })}\n` : `would copy ${entries.length} objects\n`)
    return 0
  }
  const report = await applySync({ from: fromStore, to: below(target), plan: { entries, same: 0 }, readBack, signal, onProgress: ({ key, outcome }) => progress.tell(`${outcome} ${key}`) })
  progress.end()
  await print(json ? `${JSON.stringify(report)}\n` : `copied ${report.copied} objects, ${describeBytes(report.bytes)}${report.skipped.length > 0 ? `; ${report.skipped.length} changed meanwhile and were skipped` : ''}\n`)
  return report.skipped.length > 0 ? 7 : 0
}

/** A target that is a folder gets the name of the source. */
function nameIn({ key }: Place, sourceKey: string | undefined, to: string): string {
  if (key !== '' && !key.endsWith('/')) return key
  if (sourceKey === undefined) throw usage(`say under which name ${to} keeps what comes from standard input`)
  return key + sourceKey.slice(sourceKey.lastIndexOf('/') + 1)
}
