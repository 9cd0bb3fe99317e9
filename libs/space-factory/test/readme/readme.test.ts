import { expect, test } from 'vitest'
import { readmeExamples, tryExample } from '../support/readme-example.ts'

test('the example of the parts that decide runs as pasted and prints what it says', async () => {
  const { promised, printed } = await tryExample(readmeExamples[1] ?? '')
  expect(printed).toEqual(promised)
})
