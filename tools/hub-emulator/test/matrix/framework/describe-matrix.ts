import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { outcomes, type Cases, type Outcome } from './cases.ts'
import { startMatrixHub, type MatrixHub } from './matrix-hub.ts'
import { clientFamilies, type ClientFamily, type Operation } from './operation.ts'
import { startPythonDriver, type PythonDriver } from './python-driver.ts'
import type { Prepared, Topic } from './topic.ts'

/** Every case of a topic as a test, against one emulator. */
export function describeMatrix(topic: Topic): void {
  const [first, ...others] = topic.needs ?? []
  if (first === undefined) describeTopic(topic)
  else describePeer(first, `with ${first}`, () => describeMatrix({ ...topic, needs: others }))
}

function describeTopic(topic: Topic): void {
  let hub: MatrixHub
  let prepared: Prepared | undefined
  beforeAll(async () => {
    prepared = await topic.prepare?.()
    hub = await startMatrixHub(prepared?.hubOptions)
    await topic.begin?.(hub)
  }, 300_000)
  afterAll(async () => {
    await hub.stop()
    // Thousands of files of packages go with it.
    await prepared?.stop()
  }, 60_000)

  for (const family of ['hub', 'inference', 'gradio'] as const) {
    if (operationsOf(topic, family).length === 0) continue
    describe(clientFamilies[family][0], () => {
      describeCases(topic, family, () => hub)
    })
  }
  if (operationsOf(topic, 'hf').length > 0) {
    describePeer('huggingface_hub', 'hf', () => {
      describe.concurrent('commands', () => {
        describeCases(topic, 'hf', () => hub)
      })
    })
  }
  describePython('huggingface_hub', ['python', 'python2'])
  describePython('huggingface_hub 1', ['python', 'python1'])
  describePython('gradio_client', ['gradioClient'])

  function describePython(peer: 'huggingface_hub' | 'huggingface_hub 1' | 'gradio_client', families: ClientFamily[]): void {
    const operations = families.flatMap((family) => operationsOf(topic, family))
    if (operations.length === 0) return
    describePeer(peer, peer, (python) => {
      let driver: PythonDriver
      beforeAll(() => {
        driver = startPythonDriver(python, topic.name, hub)
      })
      afterAll(() => driver.stop())
      const expectCase = (id: string, outcome: Outcome): Promise<void> => driver.run(id, outcome)
      for (const { id } of operations) for (const outcome of outcomes) test(`${id}: ${outcome}`, () => expectCase(id, outcome))
    })
  }
}

function operationsOf({ operations }: Topic, family: ClientFamily): Operation[] {
  return operations.filter(({ by }) => by[family] !== undefined)
}

function describeCases(topic: Topic, family: 'hub' | 'inference' | 'gradio' | 'hf', hub: () => MatrixHub): void {
  const cases: Cases = topic[family] ?? {}
  const expectCase = async (id: string, outcome: Outcome): Promise<void> => {
    const one = cases[id]?.[outcome]
    if (one === undefined) throw new Error(`there is no case of ${id} with ${outcome}`)
    await one(hub())
  }
  for (const { id } of operationsOf(topic, family)) for (const outcome of outcomes) test(`${id}: ${outcome}`, () => expectCase(id, outcome))
}
