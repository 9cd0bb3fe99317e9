import { recommendDuration } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

const warm = (...seconds: number[]) => seconds.map((value) => ({ latencyMs: value * 1000, isCold: false }))

test.each([
  [[0.1, 0.2, 0.1], 15],
  [[10, 10, 10.7], 15],
  [[10, 10, 10.72], 20],
  [[10, 25, 10], 35],
  [[25, 25.01, 25], 40],
  [[214, 1, 1], 300],
  [[900, 1, 1], 300],
])('calls of %j s want %i s', (seconds, wanted) => {
  expect(recommendDuration(warm(...seconds))?.seconds).toBe(wanted)
})

test('xlarge takes twice the quota', () => {
  expect(recommendDuration(warm(10, 10, 10), 'xlarge')).toMatchObject({ seconds: 15, quotaSeconds: 30 })
})

test('nothing measured, nothing recommended', () => {
  expect(recommendDuration([])).toBeUndefined()
})

test.each([
  [warm(1), 'low'],
  [warm(1, 1), 'low'],
  [warm(1, 1, 1), 'medium'],
  [warm(1, 1, 1).map((sample) => ({ ...sample, isCold: true })), 'low'],
])('few or cold samples give little confidence', (samples, confidence) => {
  expect(recommendDuration(samples)?.confidence).toBe(confidence)
})

test('long calls get advice', () => {
  expect(recommendDuration(warm(85, 85, 85))?.advice).toEqual([])
  expect(recommendDuration(warm(90, 90, 90))?.advice).toEqual(['give a function of the inputs as duration, so that small work asks for little'])
  expect(recommendDuration(warm(400))?.advice).toHaveLength(3)
})
