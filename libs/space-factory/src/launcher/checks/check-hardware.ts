import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HardwareLimits } from '@naturalcad/contracts/factory'
import type { Account } from '@naturalcad/hub-client'
import { findFlavor, flavors, zeroGpuFlavor } from '../../hardware/flavors.ts'
import type { Launcher } from '../launcher.ts'
import { countZeroGpuPlaces } from './count-zero-gpu-places.ts'

export interface HardwareQuestion {
  account: Account
  hardware: HardwareLimits
  makesSpace: boolean
}

/**
 * Whether the account may have what is asked for. Rejects with `INVALID_REQUEST` for a flavor that Spaces do not have or that was not opted
 * in to, `PAYMENT_REQUIRED` for a Space that the plan does not include.
 */
export async function checkHardware(launcher: Launcher, { account, hardware, makesSpace }: HardwareQuestion): Promise<{ isZeroGpuEligible: boolean; warnings: string[] }> {
  checkFlavor(hardware)
  // Of a Space that is there, which may have its place already, the Hub decides.
  if (!makesSpace) return { isZeroGpuEligible: hardware.flavor === zeroGpuFlavor, warnings: [] }
  const { taken, places } = await countZeroGpuPlaces(launcher, account)
  const isZeroGpuEligible = taken < places
  const full = `${account.name} has ${taken} Spaces on ZeroGPU, and may have ${places}`
  if (hardware.flavor === zeroGpuFlavor && !isZeroGpuEligible) {
    throw new NaturalCadError('PAYMENT_REQUIRED', full, { remedy: 'delete one of them or change its hardware, or upgrade the plan' })
  }
  // A free account may have Gradio Spaces on ZeroGPU alone.
  if (account.isPro !== true && !(isZeroGpuEligible && (hardware.flavor ?? zeroGpuFlavor) === zeroGpuFlavor)) {
    throw new NaturalCadError('PAYMENT_REQUIRED', `a free account makes Gradio Spaces on ZeroGPU alone${isZeroGpuEligible ? '' : `: ${full}`}`, {
      remedy: isZeroGpuEligible ? `ask for ${zeroGpuFlavor}, or upgrade the plan` : 'delete one of them, or upgrade the plan',
    })
  }
  return { isZeroGpuEligible, warnings: isZeroGpuEligible ? [] : [`${full}: this one runs on other hardware`] }
}

function checkFlavor({ flavor: name, allowFixedGpu, maxUsdPerHour }: HardwareLimits): void {
  if (name === null) return
  const flavor = findFlavor(name)
  if (flavor === undefined || !flavor.forSpaces) {
    throw new NaturalCadError('INVALID_REQUEST', `Spaces have no hardware ${name}`, { remedy: `choose one of ${flavors.filter(({ forSpaces }) => forSpaces).map((one) => one.name).join(', ')}` })
  }
  if (flavor.kind === 'gpu' && !allowFixedGpu) {
    throw new NaturalCadError('INVALID_REQUEST', `${name} costs ${flavor.usdPerHour} USD an hour, and fixed GPUs were not allowed`, { remedy: 'allow a fixed GPU (hardware.allowFixedGpu)' })
  }
  if (maxUsdPerHour !== null && (flavor.usdPerHour ?? 0) > maxUsdPerHour) {
    throw new NaturalCadError('LIMIT_EXCEEDED', `${name} costs ${flavor.usdPerHour} USD an hour, over the cap of ${maxUsdPerHour}`, { remedy: 'raise the cap, or choose a cheaper flavor' })
  }
}
