import { NaturalCadError } from '@naturalcad/contracts/errors'
import { hashObject } from '../integrity/hash-object.ts'
import { planSync } from '../sync/plan-sync.ts'
import type { BucketCommand } from './arguments.ts'
import { below, missing, type Place } from './place.ts'
import type { Surroundings } from './surroundings.ts'

/** 0: every object could be read whole, and is the same in the other place where one is given; 1: not. */
export async function verify(place: Place, other: Place | undefined, { from, json }: BucketCommand, { print, progress, signal }: Surroundings): Promise<number> {
  if (other !== undefined) return compare(place, other, { from, json }, { print, signal })
  const isOne = place.key !== '' && !place.key.endsWith('/') && (await place.store.head(place.key, { signal })) !== undefined
  const store = isOne ? place.store : below(place)
  const keys: string[] = []
  if (isOne) keys.push(place.key)
  else for await (const { key } of store.list({ signal })) keys.push(key)
  if (keys.length === 0) throw missing(from)
  const objects: { key: string; bytes: number; sha256: string }[] = []
  const bad: string[] = []
  for (const key of keys) {
    const { info, bytes, sha256 } = await hashObject(store, key, { signal })
    objects.push({ key, bytes, sha256 })
    if (bytes !== info.size) bad.push(key)
    progress.tell(`read ${key}`)
    if (!json) await print(`${sha256}  ${key}\n`)
  }
  progress.end()
  if (json) await print(`${JSON.stringify({ whole: bad.length === 0, objects, bad })}\n`)
  return bad.length === 0 ? 0 : 1
}

async function compare(left: Place, right: Place, { from, json }: { from: string; json: boolean }, { print, signal }: Pick<Surroundings, 'print' | 'signal'>): Promise<number> {
  if (left.isLocal && left.key !== '') throw new NaturalCadError('INVALID_REQUEST', `${from} is no folder`, { remedy: 'compare folders' })
  const [one, two] = [below(left), below(right)]
  const [missingThere, missingHere] = await Promise.all([planSync({ from: one, to: two, signal }), planSync({ from: two, to: one, signal, index: everythingKnown })])
  const differences = [
    ...missingThere.entries.map((entry) => ({ key: entry.key, difference: entry.action === 'copy' && entry.reason === 'different' ? 'content' : 'only in the first' })),
    ...missingHere.entries.filter((entry) => entry.action === 'copy' && entry.reason === 'new').map(({ key }) => ({ key, difference: 'only in the second' })),
  ]
  if (json) await print(`${JSON.stringify({ same: missingThere.same, differences })}\n`)
  else {
    for (const { key, difference } of differences) await print(`${key}: ${difference}\n`)
    await print(`${missingThere.same} the same, ${differences.length} not\n`)
  }
  return differences.length === 0 ? 0 : 1
}

/** The way back only looks for keys. */
const everythingKnown = { has: () => true, add() {}, format: () => '' }
