import { listSpaces } from '@huggingface/hub'
import type { Account } from '@naturalcad/hub-client'
import { zeroGpuFlavor } from '../../hardware/flavors.ts'
import { toHubFailure } from '../hub-failure.ts'
import type { Launcher } from '../launcher.ts'

/** Spaces on ZeroGPU that one account may have, as documented. */
const places = { free: 2, paid: 10 } as const

export interface ZeroGpuPlaces {
  taken: number
  places: number
}

/** How many Spaces the account has on ZeroGPU, and how many it may have. */
export async function countZeroGpuPlaces(launcher: Launcher, { name, isPro }: Account): Promise<ZeroGpuPlaces> {
  const { hubUrl, accessToken, fetch } = launcher.hub()
  let taken = 0
  try {
    for await (const { runtime } of listSpaces({ search: { owner: name }, additionalFields: ['runtime'], hubUrl, accessToken, ...(fetch === undefined ? {} : { fetch }) })) {
      const { requested, current } = runtime?.hardware ?? {}
      if (requested === zeroGpuFlavor || current === zeroGpuFlavor) taken += 1
    }
  } catch (thrown) {
    throw toHubFailure(`the Spaces of ${name} cannot be listed`, thrown)
  }
  return { taken, places: isPro === true ? places.paid : places.free }
}
