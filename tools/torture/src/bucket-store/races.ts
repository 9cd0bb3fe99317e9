import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import type { Check } from '../check.ts'
import { startChild } from '../child.ts'
import { openPlace, type Place } from './places.ts'

const racers = 50

/** Creates one object fifty times at once, several rounds; on places that processes share, from five processes. */
export async function raceCreates(place: Place, rounds: number): Promise<Check> {
  const store = openPlace(place)
  const problems: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const key = `races/${round}`
    const outcomes = place.kind === 'memory' || round > 0 ? await createTogether(store, key, racers, 'here') : await createFromProcesses(place, key)
    const winners = outcomes.filter((outcome) => outcome.startsWith('won '))
    const losers = outcomes.filter((outcome) => outcome === 'PRECONDITION_FAILED')
    const content = await new Response((await store.get(key)).body).text()
    if (outcomes.length !== racers || winners.length !== 1 || losers.length !== racers - 1 || winners[0] !== `won ${content}`) {
      problems.push(`round ${round}: ${winners.length} winners, ${losers.length} losers of ${outcomes.length}, ${[...new Set(outcomes)].slice(0, 5).join('; ')}`)
    }
  }
  await store.close()
  return {
    name: `${place.kind}: ${racers} racing creates`,
    passed: problems.length === 0,
    detail: problems.length === 0 ? `${rounds} rounds with one winner each, whose content is kept${place.kind === 'memory' ? '' : '; the first from 5 processes'}` : problems.join(', '),
  }
}

export function createTogether(store: ObjectStore, key: string, count: number, name: string): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const content = `${name} ${index} ${'x'.repeat(index * 100)}`
      try {
        await store.put(key, content, { ifNoneMatch: '*' })
        return `won ${content}`
      } catch (error) {
        return NaturalCadError.is(error) ? error.code : String(error)
      }
    }),
  )
}

async function createFromProcesses(place: Place, key: string): Promise<string[]> {
  const outcomes: string[] = []
  const start = Date.now() + 1_500
  const children = Array.from({ length: 5 }, (_, index) =>
    startChild(join(import.meta.dirname, 'racer.ts'), [JSON.stringify(place), key, String(racers / 5), `process ${index}`, String(start)], (line) => outcomes.push(line)),
  )
  await Promise.all(children.map(({ ended }) => ended))
  return outcomes
}
