import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { BucketCommand } from './arguments.ts'
import { below, missing, type Place } from './place.ts'
import type { Surroundings } from './surroundings.ts'

/** One object, or all below a place; what is not there is an error, since a wrong name would go unseen. */
export async function remove({ from, isRecursive, isDryRun, json }: BucketCommand, place: Place, { print, progress, signal }: Surroundings): Promise<number> {
  const store = isRecursive ? below(place) : place.store
  const keys: string[] = []
  if (isRecursive) for await (const { key } of store.list({ signal })) keys.push(key)
  else if (place.key === '' || place.key.endsWith('/')) throw new NaturalCadError('INVALID_REQUEST', `${from} is a folder or a bucket`, { remedy: 'give --recursive to delete all in it' })
  else if ((await store.head(place.key, { signal })) !== undefined) keys.push(place.key)
  if (keys.length === 0) throw missing(from)
  if (!isDryRun) await store.deleteAll(keys, { signal })
  for (const key of keys) progress.tell(`${isDryRun ? 'would delete' : 'deleted'} ${key}`)
  progress.end()
  await print(json ? `${JSON.stringify({ deleted: isDryRun ? [] : keys, planned: isDryRun ? keys : [] })}\n` : `${isDryRun ? 'would delete' : 'deleted'} ${keys.length} ${keys.length === 1 ? 'object' : 'objects'}\n`)
  return 0
}
