import { describePeer, type PeerName } from '@naturalcad/peers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outcomes, type Cases, type Outcome } from './cases.ts'
import { startMatrixHub, type MatrixHub } from './matrix-hub.ts'
import { clientFamilies, type ClientFamily, type Operation } from './operation.ts'
import { startPythonDriver, type PythonDriver } from './python-driver.ts'
import type { Prepared, Topic } from './topic.ts'

/** Several programs share the machine; a case that hangs ends all the same. */
const timeout = 180_000

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
  })
  afterAll(async () => {
    await hub.stop()
    await prepared?.stop()
    // One that is not there tells of a client that has changed.
    expect(hub.unknownRoutes).toEqual([])
    // Thousands of files of packages go with the emulator.
  })

  for (const family of ['hub', 'inference', 'gradio'] as const) {
    const operations = operationsOf(topic, [family])
    if (operations.length === 0) continue
    describe(clientFamilies[family][0], () => {
      describeCases(operations, topic[family], () => hub)
    })
  }
  describeCommand('huggingface_hub', operationsOf(topic, ['hf', 'hf2']))
  describeCommand('huggingface_hub 1', operationsOf(topic, ['hf']))
  describePython('huggingface_hub', operationsOf(topic, ['python', 'python2']))
  describePython('huggingface_hub 1', operationsOf(topic, ['python', 'python1']))
  describePython('gradio_client', operationsOf(topic, ['gradioClient']))

  function describeCommand(peer: PeerName, operations: Operation[]): void {
    if (operations.length === 0) return
    describePeer(peer, 'hf', (hfPython) => {
      describe.concurrent('commands', () => {
        describeCases(operations, topic.hf, () => ({ ...hub, hfPython }))
      })
    })
  }

  function describePython(peer: PeerName, operations: Operation[]): void {
    if (operations.length === 0) return
    describePeer(peer, peer, (python) => {
      let driver: PythonDriver
      beforeAll(() => {
        driver = startPythonDriver(python, topic.name, hub)
      })
      afterAll(() => driver.stop())
      const expectCase = (id: string, outcome: Outcome): Promise<void> => driver.run(id, outcome)
      for (const { id } of operations) for (const outcome of outcomes) test(`${id}: ${outcome}`, { timeout }, () => expectCase(id, outcome))
    })
  }
}

function operationsOf({ operations }: Topic, families: readonly ClientFamily[]): Operation[] {
  return operations.filter(({ by }: Operation) => families.some((family) => by[family] !== undefined))
}

function describeCases(operations: Operation[], cases: Cases | undefined, hub: () => MatrixHub): void {
  const expectCase = async (id: string, outcome: Outcome): Promise<void> => {
    const one = cases?.[id]?.[outcome]
    if (one === undefined) throw new Error(`there is no case of ${id} with ${outcome}`)
    await one(hub())
  }
  for (const { id } of operations) for (const outcome of outcomes) test(`${id}: ${outcome}`, { timeout }, () => expectCase(id, outcome))
}
