import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { describe, expect, test } from 'vitest'
import { createCountedOutside } from '../support/counted-outside.ts'
import { createKilledStorage } from '../support/killed-storage.ts'
import { openPlace } from '../support/open-place.ts'
import { type Place, places } from '../support/place-at.ts'
import { repairedRecipe } from '../support/repaired-recipe.ts'
import { runInProcess, runPrefix } from '../support/run-in-process.ts'

/** Of a run that nobody kills. */
const eventCount = 43
/** What goes by way of the disk takes its time: each place of the journal where the run turns, and some between. */
const some = [1, 4, 14, 19, 20, 41, 42, 43]

test('a run of two rounds that nobody kills', async () => {
  const { folder, store, openStorage } = await openPlace('memory')
  const { run } = await runInProcess({ recipe: repairedRecipe(createCountedOutside(join(folder, 'outside'))), store, storage: openStorage() })
  expect(run).toMatchObject({ status: 'done', seq: eventCount })
})

describe.each(places)('on %s', (name) => {
  const all = Array.from({ length: eventCount }, (_, index) => index + 1)
  test.each(['before', 'after'] as const)('killed %s any event is kept, a run comes to the same end, does nothing twice, and loses nothing', async (when) => {
    for (const kept of name === 'memory' ? all : some) {
      const place = await openPlace(name)
      const killed = createKilledStorage(place.openStorage(), kept, when)
      const recipe = repairedRecipe(createCountedOutside(join(place.folder, 'outside')))
      await expect(runInProcess({ recipe, store: place.store, storage: killed })).rejects.toThrow('killed')
      await expectSameEnd(place, killed.acknowledged)
    }
  })
})

test.each([['mounted folder', 4], ['mounted folder', 20], ['mounted folder', 43], ['disk', 21]] as const)(
  'on %s, a process that is killed with SIGKILL behind event %i loses nothing either',
  async (name, killAt) => {
    const place = await openPlace(name)
    const worker = join(import.meta.dirname, '../support/killed-worker.ts')
    const { signal, stdout } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', worker, name, place.folder, String(killAt)], { encoding: 'utf8' })
    expect(signal).toBe('SIGKILL')
    const acknowledged = stdout.trimEnd().split('\n')
    expect(acknowledged).toHaveLength(killAt)
    await expectSameEnd(place, acknowledged)
  },
)

async function expectSameEnd({ folder, store, openStorage }: Place, acknowledged: readonly string[]): Promise<void> {
  const outside = createCountedOutside(join(folder, 'outside'))
  const { run, events } = await runInProcess({ recipe: repairedRecipe(outside), store, storage: openStorage() })
  expect({
    killedBehind: acknowledged.length,
    end: [run.status, run.resultStatus, run.failure],
    numbers: events.map(({ seq }) => seq),
    ends: events.filter(({ type }) => type === 'run.classified' || type === 'run.finished').length,
    done: await outside.done(),
    acknowledged: (await readLines(store)).slice(0, acknowledged.length),
  }).toEqual({
    killedBehind: acknowledged.length,
    end: ['done', 'full_inference_success', null],
    numbers: Array.from({ length: run.seq }, (_, index) => index + 1),
    ends: 2,
    done: ['create', 'upload 0', 'upload 1'],
    acknowledged,
  })
}

async function readLines(store: ObjectStore): Promise<string[]> {
  const { body } = await store.get(`${runPrefix}events.jsonl`)
  return (await new Response(body).text()).trimEnd().split('\n')
}
