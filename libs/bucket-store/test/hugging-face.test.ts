import { createRepo } from '@huggingface/hub'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { describeStore } from '@naturalcad/bucket-store/testing'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { afterAll, beforeAll, describe, test } from 'vitest'

let emulator: HubEmulator
beforeAll(async () => {
  emulator = await startHubEmulator({ profile: 'pro' })
}, 30_000)
afterAll(() => emulator.stop())

let count = 0
describeStore({
  name: 'hugging face',
  async open() {
    const [user] = emulator.users
    if (user === undefined) throw new Error('the emulator has no user')
    const bucket = `${user.name}/bucket-${++count}`
    await createRepo({ repo: { type: 'bucket', name: bucket }, accessToken: user.token, hubUrl: emulator.url })
    return { store: createHuggingFaceStore({ bucket, accessToken: user.token, hubUrl: emulator.url }) }
  },
  describe,
  test: test.concurrent,
})
