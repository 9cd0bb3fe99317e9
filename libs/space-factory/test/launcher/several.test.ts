import { expect, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { oddWorker } from '../support/odd-workers.ts'

const job = { image: 'node:24' }
const seed = { users: [{ name: 'alice', plan: 'pro' as const }, { name: 'bob', plan: 'pro' as const }] }

test('runs that are launched at once share the bucket that the first one makes', async () => {
  const hub = await startFactoryHub({ seed })
  const worker = oddWorker('hangs')
  // As two processes, neither of which knows of the other.
  const views = await Promise.all([1, 2, 3].map(() => hub.factoryOf('alice', { worker, job }).launch({ recipe: 'hello-job' })))
  const ids = views.map(({ run }) => run.runId).toSorted().toReversed()
  const list = await hub.factoryOf('alice').list()
  expect(list.map(({ run }) => run.runId)).toEqual(ids)
  expect(list.map(({ isInterrupted }) => isInterrupted)).toEqual([false, false, false])
  expect((await hub.factoryOf('alice').list({ limit: 2 })).map(({ run }) => run.runId)).toEqual(ids.slice(0, 2))
  await expect(hub.factoryOf('alice').list({ limit: 0 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

test('a run is seen by its own user alone', async () => {
  const hub = await startFactoryHub({ seed })
  const worker = oddWorker('hangs')
  const { run } = await hub.factoryOf('alice', { worker, job }).launch({ recipe: 'hello-job' })
  const bob = hub.factoryOf('bob', { worker, job })
  await bob.launch({ recipe: 'hello-job' })
  expect((await bob.list()).map(({ run: { user } }) => user)).toEqual(['bob'])
  for (const method of ['read', 'cancel', 'retry', 'listFiles'] as const) await expect(bob[method](run.runId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(bob.openFile(run.runId, 'task.json')).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('task.json') })
  for (const path of ['../../other', '/task.json', '']) await expect(hub.factoryOf('alice').openFile(run.runId, path)).rejects.toMatchObject({ code: 'INVALID_KEY' })
})
