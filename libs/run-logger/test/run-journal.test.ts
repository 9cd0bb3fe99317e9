import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createDiskStore, createMemoryStore } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createDiskJournalStorage, createRunJournal, createStoreJournalStorage, type JournalStorage } from '@naturalcad/run-logger'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useFolder } from './support/log.ts'

const path = useFolder()
const Step = z.object({ add: z.number(), last: z.boolean().optional() })
interface Sum {
  sum: number
  over: boolean
}

const open = (storage: JournalStorage) =>
  createRunJournal<z.infer<typeof Step>, Sum>({
    storage,
    schema: Step,
    initial: { sum: 0, over: false },
    reduce(state, { add, last = false }) {
      if (add < 0) throw new RangeError('no step back')
      return { sum: state.sum + add, over: last }
    },
    isFinal: ({ over }) => over,
    snapshot: (state, { sequence }) => ({ ...state, seq: sequence }),
    report: ({ sum }, events) => `# Sum ${sum}\n\n${events.map(({ add }) => `- ${add}\n`).join('')}`,
  })

/** A place for journals, and how a test looks into it. */
interface Place {
  storage: () => JournalStorage
  read: (name: string) => Promise<string>
  list: () => Promise<string[]>
  remove: (name: string) => Promise<void>
}

const ofStore = (store: ObjectStore): Place => ({
  storage: () => createStoreJournalStorage({ store, prefix: 'runs/1/', lookEveryMs: 20 }),
  read: async (name) => new Response((await store.get(`runs/1/${name}`)).body).text(),
  async list() {
    const names = []
    for await (const { key } of store.list({ prefix: 'runs/1/' })) names.push(key.slice('runs/1/'.length))
    return names
  },
  remove: (name) => store.delete(`runs/1/${name}`),
})

const places: [string, () => Place][] = [
  [
    'disk',
    () => ({
      storage: () => createDiskJournalStorage({ folder: path('run'), lookEveryMs: 20 }),
      read: (name) => readFile(path(`run/${name}`), 'utf8'),
      list: () => readdir(path('run')),
      remove: (name) => rm(path(`run/${name}`)),
    }),
  ],
  ['memory store', () => ofStore(createMemoryStore())],
  ['folder of a store', () => ofStore(createDiskStore({ root: path('bucket') }))],
  ['store without exclusive creation', () => ofStore({ ...createMemoryStore(), capabilities: { ...createMemoryStore().capabilities, createOnly: false } })],
]

describe.each(places)('a journal in: %s', (_, createPlace) => {
  let place: Place
  beforeEach(() => {
    place = createPlace()
  })

  test('derives the state from the events, and writes state and report behind them', async () => {
    const journal = open(place.storage())
    expect(await journal.state()).toEqual({ sum: 0, over: false })
    const positions = await Promise.all([1, 2, 3].map((add) => journal.append({ add })))
    expect(positions).toEqual([{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }])
    expect(await journal.state()).toEqual({ sum: 6, over: false })
    await journal.close()
    expect(JSON.parse(await place.read('state.json'))).toEqual({ sum: 6, over: false, seq: 3 })
    expect(await place.read('report.md')).toBe('# Sum 6\n\n- 1\n- 2\n- 3\n')
  })

  test('refuses an event that is not legal or has not the form, and goes on', async () => {
    const journal = open(place.storage())
    await journal.append({ add: 1 })
    const refused = [journal.append({ add: -1 }), journal.append({ add: 'x' } as never), journal.append({ add: 4 })]
    await expect(refused[0]).rejects.toThrow('no step back')
    await expect(refused[1]).rejects.toThrow('add')
    expect(await refused[2]).toEqual({ sequence: 2 })
    expect(await journal.state()).toEqual({ sum: 5, over: false })
    await journal.close()
  })

  test('goes on after a restart, and makes state and report again byte for byte', async () => {
    const first = open(place.storage())
    await first.append({ add: 1 })
    await first.append({ add: 2 })
    await first.close()
    const before = [await place.read('state.json'), await place.read('report.md')]
    await place.remove('state.json')
    await place.remove('report.md')
    const second = open(place.storage())
    await second.flush()
    expect([await place.read('state.json'), await place.read('report.md')]).toEqual(before)
    expect(await second.append({ add: 4 })).toEqual({ sequence: 3 })
    await second.close()
    expect(JSON.parse(await place.read('state.json'))).toEqual({ sum: 7, over: false, seq: 3 })
  })

  test('ends in one file of events, and takes no more', async () => {
    const journal = open(place.storage())
    await journal.append({ add: 1 })
    await journal.append({ add: 2, last: true })
    await expect(journal.append({ add: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
    await journal.close()
    expect((await place.list()).sort()).toEqual(['events.jsonl', 'report.md', 'state.json'])
    const again = open(place.storage())
    expect(await again.state()).toEqual({ sum: 3, over: true })
    await expect(again.append({ add: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
    await again.close()
  })

  test('is brought to its one file by a flush, where the process was killed before it was', async () => {
    const storage = place.storage()
    const killed = open({ ...storage, compact: () => Promise.reject(new Error('killed')) })
    await expect(killed.append({ add: 2, last: true })).rejects.toThrow('killed')
    await storage.close()
    const again = open(place.storage())
    await again.flush()
    await again.close()
    expect((await place.list()).sort()).toEqual(['events.jsonl', 'report.md', 'state.json'])
  })

  test('has one writer', async () => {
    const first = open(place.storage())
    await first.append({ add: 1 })
    const second = open(place.storage())
    await second.state()
    const [takenOver] = await Promise.allSettled([second.append({ add: 2 })])
    const [goneOn] = await Promise.allSettled([first.append({ add: 3 })])
    const refused = [takenOver, goneOn].filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { code: 'CONFLICT' } })
    await first.close()
    await second.close()
  })

  test('is followed from a position by the writer and by others, to the end of the run', async () => {
    const journal = open(place.storage())
    await journal.append({ add: 1 })
    const seen: string[] = []
    const follow = async (name: string, reader: typeof journal) => {
      for await (const { position, event } of reader.follow({ sequence: 1 })) seen.push(`${name} ${position.sequence} ${event.add}`)
    }
    const reader = open(place.storage())
    const following = [follow('own', journal), follow('other', reader)]
    await journal.append({ add: 2 })
    await journal.append({ add: 3, last: true })
    await Promise.all(following)
    expect(seen.sort()).toEqual(['other 2 2', 'other 3 3', 'own 2 2', 'own 3 3'])
    await journal.close()
    await reader.close()
  })

  test('a follower stops when it is told to, or when the journal is closed', async () => {
    const journal = open(place.storage())
    await journal.append({ add: 1 })
    const stop = new AbortController()
    const sawFirst: (() => void)[] = []
    const bothSaw = Promise.all([0, 1].map((index) => new Promise<void>((resolve) => (sawFirst[index] = resolve))))
    const follow = async (index: number, signal?: AbortSignal) => {
      const seen = []
      for await (const { event } of journal.follow(undefined, signal)) {
        seen.push(event.add)
        sawFirst[index]?.()
      }
      return seen
    }
    const stopped = follow(0, stop.signal)
    const closed = follow(1)
    await bothSaw
    stop.abort()
    expect(await stopped).toEqual([1])
    await journal.close()
    expect(await closed).toEqual([1])
  })
})

describe('on disk', () => {
  test('what a crash tore is healed, and a gap is damage', async () => {
    const journal = open(createDiskJournalStorage({ folder: path('run') }))
    await journal.append({ add: 1 })
    await journal.append({ add: 2 })
    await journal.close()
    const whole = await readFile(path('run/events.jsonl'))
    await writeFile(path('run/events.jsonl'), whole.subarray(0, -4))
    const torn = open(createDiskJournalStorage({ folder: path('run') }))
    expect(await torn.append({ add: 8 })).toEqual({ sequence: 2 })
    expect(await torn.state()).toEqual({ sum: 9, over: false })
    await torn.close()
    await writeFile(path('run/events.jsonl'), whole.subarray(whole.indexOf('\n') + 1))
    await expect(open(createDiskJournalStorage({ folder: path('run') })).state()).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
    expect((await stat(path('run/events.jsonl'))).mode & 0o777).toBe(0o600)
  })

  test('the place of a writer that is gone is taken, that of a living or distant one is not', async () => {
    const storage = () => createDiskJournalStorage({ folder: path('run') })
    const first = open(storage())
    await first.append({ add: 1 })
    const lock = await readFile(path('run/writer.lock'), 'utf8')
    await first.close()
    await expect(stat(path('run/writer.lock'))).rejects.toThrow('ENOENT')
    await writeFile(path('run/writer.lock'), JSON.stringify({ ...(JSON.parse(lock) as object), began: '1' }))
    const second = open(storage())
    await second.append({ add: 2 })
    await second.close()
    await writeFile(path('run/writer.lock'), JSON.stringify({ ...(JSON.parse(lock) as object), host: 'elsewhere' }))
    await expect(open(storage()).append({ add: 3 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('in a store', () => {
  const withoutExclusive = () => ({ ...createMemoryStore(), capabilities: { ...createMemoryStore().capabilities, createOnly: false } })
  test.each([['', createMemoryStore], ['half', createMemoryStore], ['', withoutExclusive], ['half', withoutExclusive]] as const)(
    'an event that its writer was killed in the middle of (%o is there) is written anew, and followed',
    async (part, createStore) => {
      const store = createStore()
      const storage = () => createStoreJournalStorage({ store, prefix: 'runs/1/', lookEveryMs: 5 })
      const first = open(storage())
      await first.append({ add: 1 })
      await first.append({ add: 2 })
      const line = await new Response((await store.get('runs/1/events/000002.jsonl')).body).text()
      await store.put('runs/1/events/000003.jsonl', part === '' ? '' : line.slice(0, 20))
      const seen: number[] = []
      const following = (async () => {
        for await (const { event } of open(storage()).follow()) seen.push(event.add)
      })()
      const second = open(storage())
      expect(await second.state()).toEqual({ sum: 3, over: false })
      expect(await second.append({ add: 4 })).toEqual({ sequence: 3 })
      await second.append({ add: 8, last: true })
      await following
      expect(seen).toEqual([1, 2, 4, 8])
    },
  )
})
