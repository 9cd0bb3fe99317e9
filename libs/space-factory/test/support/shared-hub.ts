import { type HubEmulator, startHubEmulator } from '@naturalcad/hub-emulator'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { StartedHub } from './start-hub.ts'

/** One emulated Hub for all tests of a file, without the faults of the test before. It builds no apps. */
export function shareHub(): { hub: () => StartedHub } {
  let emulator: HubEmulator | undefined
  const started = (): HubEmulator => {
    if (emulator === undefined) throw new Error('the Hub is not started yet')
    return emulator
  }
  beforeAll(async () => {
    emulator = await startHubEmulator({ profile: 'pro', python: '/no/such/python' })
  })
  beforeEach(async () => {
    await fetch(`${started().url}/_emulator/faults`, { method: 'DELETE' })
  })
  afterAll(() => emulator?.stop())
  return {
    hub: () => ({
      ...started(),
      as: (name) => ({ hubUrl: started().url, accessToken: started().users.find((user) => user.name === name)?.token ?? '' }),
    }),
  }
}
