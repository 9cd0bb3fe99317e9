import { createHash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import type { Check } from '../../check.ts'
import { openPlace, type Place } from '../places.ts'
import { runTogether } from '../run-together.ts'
import { startFaultProxy } from './fault-proxy.ts'
import { createRandom } from './random.ts'

interface Tally {
  calls: number
  failed: Map<string, number>
  wrong: string[]
}

/** Works on a place through a proxy that breaks calls, and looks afterwards, without it, for everything that was acknowledged. */
export async function endureFaults(place: Place & { kind: 's3' | 'supabase' | 'hugging face' }, calls: number): Promise<Check> {
  const random = createRandom(7)
  const proxy = await startFaultProxy(place.kind === 's3' ? place.endpoint : place.kind === 'supabase' ? place.url : place.hubUrl, random, 0.06)
  const retry = { limit: 6, baseDelayMs: 10 }
  const store = openPlace(place.kind === 's3' ? { ...place, endpoint: proxy.url } : place.kind === 'supabase' ? { ...place, url: proxy.url } : { ...place, hubUrl: proxy.url }, { retry })
  const tally: Tally = { calls: 0, failed: new Map(), wrong: [] }
  try {
    /** By key: the contents that may be there, undefined for none. One, once a call was acknowledged. */
    const possible = new Map<string, Set<string | undefined>>()
    const keys = Array.from({ length: Math.max(60, calls / 4) }, (_, index) => `faults/${index % 7}/${index}`)
    const perKey = Math.ceil(calls / keys.length)
    await runTogether(keys, 8, async (key) => {
      for (let turn = 0; turn < perKey; turn += 1) await work(store, key, random, possible, tally)
    })
    await compareListing(store, possible, tally)
    proxy.heal()
    for (const [key, contents] of possible) {
      const found = await readHash(store, key)
      if (!contents.has(found)) tally.wrong.push(`${key} is lost or old`)
    }
    const untyped = [...tally.failed.keys()].filter((code) => !/^[A-Z_]+$/.test(code))
    const injected = Object.entries(proxy.injected).filter(([, count]) => count > 0)
    const failures = [...tally.failed].map(([code, count]) => `${count} ${code}`).join(', ')
    return {
      name: `${place.kind}: faults injected`,
      passed: tally.wrong.length === 0 && untyped.length === 0 && proxy.hasty === 0,
      detail: `${tally.calls} calls through ${injected.map(([name, count]) => `${count} ${name}`).join(', ')}: ${tally.wrong.length} lost or wrong${tally.wrong.slice(0, 3).map((what) => ` (${what})`).join('')}, ${failures === '' ? 'no call failed' : `failed with ${failures}`}, ${proxy.hasty} came back too early`,
    }
  } finally {
    await store.close()
    await proxy.stop()
  }
}

async function work(store: ObjectStore, key: string, random: () => number, possible: Map<string, Set<string | undefined>>, tally: Tally): Promise<void> {
  const before = possible.get(key) ?? new Set([undefined])
  const dice = random()
  if (dice < 0.55) {
    // Now and then large enough for an upload in parts.
    const content = new Uint8Array(random() < 0.02 ? 18_000_000 : Math.floor(random() * 20_000)).fill(Math.floor(random() * 256))
    const hash = hashOf(content)
    possible.set(key, new Set([...before, hash]))
    if (await tried(tally, () => store.put(key, random() < 0.5 ? content : new Blob([content]).stream()))) possible.set(key, new Set([hash]))
  } else if (dice < 0.85) {
    let found: string | undefined
    if ((await tried(tally, async () => (found = await readHash(store, key)))) && !before.has(found)) tally.wrong.push(`${key} was read as nobody wrote it`)
  } else {
    possible.set(key, new Set([...before, undefined]))
    if (await tried(tally, () => store.delete(key))) possible.set(key, new Set([undefined]))
  }
}

/** While faults go on: what is listed must be what is there, each once, unless the listing says that it failed. */
async function compareListing(store: ObjectStore, possible: Map<string, Set<string | undefined>>, tally: Tally): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const listed: string[] = []
    const isWhole = await tried(tally, async () => {
      for await (const { key } of store.list({ prefix: 'faults/' })) listed.push(key)
    })
    if (!isWhole) continue
    if (new Set(listed).size !== listed.length) tally.wrong.push('a listing tells a key twice')
    for (const key of listed) if ([...(possible.get(key) ?? [undefined])].every((content) => content === undefined)) tally.wrong.push(`${key} is listed and deleted`)
    for (const [key, contents] of possible) if (!contents.has(undefined) && !listed.includes(key)) tally.wrong.push(`${key} is not listed`)
  }
}

async function tried(tally: Tally, call: () => Promise<unknown>): Promise<boolean> {
  tally.calls += 1
  try {
    await call()
    return true
  } catch (error) {
    const code = NaturalCadError.is(error) ? error.code : String(error)
    tally.failed.set(code, (tally.failed.get(code) ?? 0) + 1)
    return false
  }
}

async function readHash(store: ObjectStore, key: string): Promise<string | undefined> {
  try {
    const { body } = await store.get(key)
    const hash = createHash('sha256')
    for await (const chunk of body) hash.update(chunk)
    return hash.digest('hex')
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
