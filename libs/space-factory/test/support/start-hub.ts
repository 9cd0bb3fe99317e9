import { startHubEmulator, type HubEmulator, type HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { onTestFinished } from 'vitest'

export interface StartedHub extends HubEmulator {
  /** What a call as this user takes. */
  as(name: string): { hubUrl: string; accessToken: string }
}

/** An emulated Hub that is gone when the test ends. */
export async function startHub(options: HubEmulatorOptions = {}): Promise<StartedHub> {
  const emulator = await startHubEmulator(options)
  onTestFinished(() => emulator.stop())
  return {
    ...emulator,
    as(name) {
      const user = emulator.users.find((one) => one.name === name)
      if (user === undefined) throw new Error(`the seed has no user ${name}`)
      return { hubUrl: emulator.url, accessToken: user.token }
    },
  }
}
