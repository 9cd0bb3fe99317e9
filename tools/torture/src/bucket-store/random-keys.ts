import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import fc from 'fast-check'
import type { Check } from '../check.ts'
import { runTogether } from './run-together.ts'

/** Names that file systems, URLs, archives and other stores were fooled with. */
const awkward = [
  '.', '..', '...', '..%2f', '%2e%2e', '%2F', '%00', '=2E=2E', '~', '~root', 'a', 'A', 'é', 'e\u0301', 'ß', 'SS', 'ﬁ', 'fi', 'İ', 'i̇', 'a ', ' a', 'a.', 'CON', 'aux.txt', '-rf', '*', '?', '#', '&amp;', '<a>', "'", '"',
  '\u0000', '\n', '\\', '..\\..', 'C:', '\u202e', '\u200b', '\ufeff', '\ufffd', '\ud800', '🧊', '👩‍🔧', '.partial-1', '.git', 'index.html', 'tree', 'resolve', '+', '%', '=', '日本', 'x'.repeat(255), 'x'.repeat(256), '\u{10ffff}',
]

const segment = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...awkward) }, { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme-composite', maxLength: 8 }) })
const randomKey = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'))

/** As many different keys, the same for the same seed. */
export function makeKeys(count: number, seed: number): string[] {
  const keys = new Set<string>()
  for (let round = 0; keys.size < count; round += 1) for (const key of fc.sample(randomKey, { numRuns: count, seed: seed + round })) keys.add(key)
  return [...keys].slice(0, count)
}

export interface KeysOptions {
  name: string
  store: ObjectStore
  count: number
  /** Holds the root of a store that keeps files, and must hold nothing else afterwards. */
  around?: string
}

/** Puts an object under each key. Each is refused up front, or comes back under its own name with its own content. */
export async function putRandomKeys({ name, store, count, around }: KeysOptions): Promise<Check> {
  if (around !== undefined) {
    await mkdir(dirname(around), { recursive: true })
    await writeFile(join(dirname(around), 'beside'), 'beside')
  }
  const accepted = new Set<string>()
  const refused = new Map<string, number>()
  let untyped = 0
  await runTogether(makeKeys(count, 20_261_121), 16, async (key) => {
    try {
      await store.put(key, contentOf(key))
      accepted.add(key)
    } catch (error) {
      const code = NaturalCadError.is(error) ? error.code : String(error)
      refused.set(code, (refused.get(code) ?? 0) + 1)
      if (code !== 'INVALID_KEY' && code !== 'CONFLICT') untyped += 1
    }
  })
  let [listed, strangers, aliases] = [0, 0, 0]
  const keys: string[] = []
  for await (const { key } of store.list()) {
    listed += 1
    keys.push(key)
    if (!accepted.has(key)) strangers += 1
  }
  await runTogether([...accepted], 16, async (key) => {
    const { body } = await store.get(key)
    if ((await new Response(body).text()) !== contentOf(key)) aliases += 1
  })
  const escapes = around === undefined ? 0 : await countEscapes(around)
  await store.close()
  return {
    name: `${name}: ${count} random keys`,
    passed: accepted.size > count / 10 && aliases === 0 && strangers === 0 && listed === accepted.size && new Set(keys).size === listed && escapes === 0 && untyped === 0,
    detail: `${accepted.size} kept and listed (${listed}), ${aliases} aliases, ${strangers} under another name${around === undefined ? '' : `, ${escapes} escapes`}; ${[...refused].map(([code, n]) => `${n} ${code}`).join(', ')}`,
  }
}

const contentOf = (key: string) => createHash('sha256').update(key, 'utf16le').digest('hex')

/** Files beside the root that were not there before. */
async function countEscapes(root: string): Promise<number> {
  const entries = await readdir(dirname(root))
  return entries.filter((entry) => entry !== 'beside' && join(dirname(root), entry) !== root).length
}
