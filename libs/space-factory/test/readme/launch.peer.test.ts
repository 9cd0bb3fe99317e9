import { describePeer } from '@naturalcad/peers'
import { useBundledWorker } from '@naturalcad/peers/worker'
import { expect, test } from 'vitest'
import { readmeExamples, tryExample } from '../support/readme-example.ts'

describePeer('bubblewrap', 'the example of a launch', () => {
  const worker = useBundledWorker()

  test('runs and prints what it says, with the worker of these sources', async () => {
    const example = (readmeExamples[0] ?? '').replace('job: {', `worker: ${JSON.stringify(worker)}, job: {`)
    const { promised, printed } = await tryExample(example)
    expect(printed).toEqual(promised)
  })
})
