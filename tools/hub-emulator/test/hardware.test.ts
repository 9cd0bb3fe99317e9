import { listJobHardware } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

test('hardware is listed with sizes and prices, for nobody in particular', async () => {
  const hub = await startForTest()
  const hardware = await listJobHardware({ hubUrl: hub.url })
  expect(hardware.find(({ name }) => name === 'cpu-basic')).toEqual({
    name: 'cpu-basic', prettyName: 'CPU Basic', cpu: '2 vCPU', ram: '16 GB', ephemeralStorage: '50 GB', accelerator: null, unitCostMicroUSD: 167, unitCostUSD: 0.000167, unitLabel: 'minute',
  })
  expect(hardware.find(({ name }) => name === 'a10g-largex4')?.accelerator).toEqual({ type: 'gpu', model: 'A10G', quantity: '4', vram: '96 GB', manufacturer: 'Nvidia' })
  expect(hardware.some(({ name }) => name === 'zero-a10g')).toBe(false)
})
