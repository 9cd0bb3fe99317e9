import { findFlavor, flavors, flavorsAsOf, type HardwareWish, planHardware } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

const names = (wish: HardwareWish) => planHardware(wish).ladder.map(({ flavor, zeroGpuSize }) => (zeroGpuSize === null ? flavor : `${flavor} ${zeroGpuSize}`))

test.each<[string, HardwareWish, string[]]>([
  ['a CPU model wants nothing else', { vramGb: 0, isZeroGpuEligible: true, allowFixedGpu: true, maxUsdPerHour: 99 }, ['cpu-basic']],
  ['ZeroGPU first, then the CPU', { vramGb: 20, isZeroGpuEligible: true }, ['zero-a10g large', 'cpu-basic']],
  ['44 GB are the last on large', { vramGb: 44, isZeroGpuEligible: true }, ['zero-a10g large', 'cpu-basic']],
  ['45 GB go to xlarge', { vramGb: 45, isZeroGpuEligible: true }, ['zero-a10g xlarge', 'cpu-basic']],
  ['90 GB are the last on xlarge', { vramGb: 90, isZeroGpuEligible: true }, ['zero-a10g xlarge', 'cpu-basic']],
  ['91 GB are too many for ZeroGPU', { vramGb: 91, isZeroGpuEligible: true }, ['cpu-basic']],
  ['a card is not filled to its last GB', { vramGb: 15, isZeroGpuEligible: false, allowFixedGpu: true, maxUsdPerHour: 0.8 }, ['l4x1', 'cpu-basic']],
  ['no ZeroGPU, no opt-in: the CPU alone', { vramGb: 20, isZeroGpuEligible: false, maxUsdPerHour: 99 }, ['cpu-basic']],
  ['an opt-in without a cap opens nothing', { vramGb: 20, isZeroGpuEligible: false, allowFixedGpu: true }, ['cpu-basic']],
  ['the cap is taken in, cheapest first', { vramGb: 20, isZeroGpuEligible: false, allowFixedGpu: true, maxUsdPerHour: 1 }, ['l4x1', 'a10g-small', 'cpu-basic']],
  ['a cap just below', { vramGb: 20, isZeroGpuEligible: false, allowFixedGpu: true, maxUsdPerHour: 0.99 }, ['l4x1', 'cpu-basic']],
  ['only what was allowed by name', { vramGb: 20, isZeroGpuEligible: true, allowFixedGpu: true, maxUsdPerHour: 3, allowedFlavors: ['l40sx1'] }, ['zero-a10g large', 'l40sx1', 'cpu-basic']],
  ['400 GB fit on the largest alone', { vramGb: 400, isZeroGpuEligible: true, allowFixedGpu: true, maxUsdPerHour: 99 }, ['a100x8', 'cpu-basic']],
  ['nothing is large enough', { vramGb: 641, isZeroGpuEligible: true, allowFixedGpu: true, maxUsdPerHour: 99 }, ['cpu-basic']],
])('%s', (_title, wish, ladder) => {
  expect(names(wish)).toEqual(ladder)
})

test('every GPU is either on the ladder or refused with a reason', () => {
  for (const vramGb of [1, 40, 100, 1000]) for (const allowFixedGpu of [true, false]) for (const isZeroGpuEligible of [true, false]) {
    const { ladder, refused } = planHardware({ vramGb, isZeroGpuEligible, allowFixedGpu, maxUsdPerHour: 3 })
    const told = [...ladder, ...refused].map(({ flavor }) => flavor).filter((flavor) => flavor !== 'cpu-basic')
    expect(told.sort()).toEqual(flavors.filter(({ kind, forSpaces }) => kind !== 'cpu' && forSpaces).map(({ name }) => name).sort())
    expect(refused.every(({ reason }) => reason !== '')).toBe(true)
  }
})

test('a fixed GPU always sleeps, and nothing else is told to', () => {
  for (const sleepTimeSeconds of [-1, 0, 59, 60, 3600]) {
    const { ladder } = planHardware({ vramGb: 20, isZeroGpuEligible: true, allowFixedGpu: true, maxUsdPerHour: 99, sleepTimeSeconds })
    for (const choice of ladder) expect(choice.sleepTimeSeconds).toBe(choice.usdPerHour > 0 ? Math.max(60, sleepTimeSeconds) : null)
  }
})

test('a Space without the GPU that it needs is told to be a shell', () => {
  expect(planHardware({ vramGb: 20, isZeroGpuEligible: false }).ladder).toEqual([expect.objectContaining({ flavor: 'cpu-basic', fits: false })])
})

test('flavors of Jobs are no hardware of a Space, and a price that is not known is never chosen', () => {
  expect(names({ vramGb: 90, isZeroGpuEligible: false, allowFixedGpu: true, maxUsdPerHour: 99 })).not.toContain('rtx-pro-6000')
  const table = [{ name: 'new', kind: 'gpu', vramGb: 999, usdPerHour: null, forSpaces: true }] as const
  expect(planHardware({ vramGb: 9, isZeroGpuEligible: false, allowFixedGpu: true, maxUsdPerHour: 99, flavors: table }).refused).toContainEqual({ flavor: 'new', reason: 'its price is not known' })
})

test('the table has a date and each name once', () => {
  expect(flavorsAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(new Set(flavors.map(({ name }) => name)).size).toBe(flavors.length)
  expect(findFlavor('l4x1')).toMatchObject({ vramGb: 24, usdPerHour: 0.8 })
  expect(findFlavor('toaster')).toBeUndefined()
})
