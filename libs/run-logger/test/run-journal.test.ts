import { createMemoryRunLog, createRunJournal } from '@naturalcad/run-logger'
import { expect, test } from 'vitest'

const schema = { parse: (value: unknown) => Number(value) }
const createCounter = () =>
  createRunJournal({
    log: createMemoryRunLog({ schema }),
    initial: 0,
    reduce(sum: number, event: number) {
      if (event < 0) throw new RangeError('no step back')
      return sum + event
    },
  })

test('derives the state from the events', async () => {
  const journal = createCounter()
  expect(await journal.state()).toBe(0)
  await Promise.all([journal.append(1), journal.append(2), journal.append(3)])
  expect(await journal.state()).toBe(6)
  await journal.close()
})

test('refuses an illegal event and goes on', async () => {
  const journal = createCounter()
  await journal.append(1)
  await expect(journal.append(-1)).rejects.toThrow('no step back')
  await journal.append(4)
  expect(await journal.state()).toBe(5)
  await journal.close()
})

test('follows from a position, old and new events alike, until it is told to stop', async () => {
  const journal = createCounter()
  await journal.append(1)
  await journal.append(2)
  const stop = new AbortController()
  const seen: number[] = []
  const following = (async () => {
    for await (const { event } of journal.follow({ sequence: 1 }, stop.signal)) {
      seen.push(event)
      if (event === 4) stop.abort()
    }
  })()
  await journal.append(3)
  await journal.append(4)
  await following
  expect(seen).toEqual([2, 3, 4])
  await journal.close()
})
