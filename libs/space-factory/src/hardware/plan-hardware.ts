import { type Flavor, flavors, freeCpuFlavor, toUsableGb, zeroGpuFlavor, zeroGpuSizes } from './flavors.ts'

export interface HardwareWish {
  /** GB that the model needs on its card; 0 where it runs on a CPU. */
  vramGb: number
  /** The plan and the SDK of the Space allow ZeroGPU. */
  isZeroGpuEligible: boolean
  /** Flavors that cost by the hour were opted in to. @default false */
  allowFixedGpu?: boolean
  /** Flavors among which to choose then; without it, all. */
  allowedFlavors?: readonly string[]
  /** Dearest hour that is allowed, in US dollars; without it no fixed flavor is. */
  maxUsdPerHour?: number
  /** Seconds without a request after which a fixed GPU sleeps, at least 60. @default 300 */
  sleepTimeSeconds?: number
  /** @default `flavors` */
  flavors?: readonly Flavor[]
}

/** One rung: what to ask for when the Space is made. */
export interface HardwareChoice {
  flavor: string
  /** Of ZeroGPU: what the decorated functions have to ask for. */
  zeroGpuSize: 'large' | 'xlarge' | null
  /** Null where nothing is paid by the hour. */
  sleepTimeSeconds: number | null
  usdPerHour: number
  /** Whether the model fits; an app on a flavor where it does not is a shell. */
  fits: boolean
  reason: string
}

export interface HardwarePlan {
  /** Best first; the last is always the free CPU. */
  ladder: HardwareChoice[]
  /** What was not taken, and why. */
  refused: { flavor: string; reason: string }[]
}

/** ZeroGPU if it may be had, then fixed flavors that are allowed and under the price cap, cheapest first, then the free CPU. */
export function planHardware(wish: HardwareWish): HardwarePlan {
  const { vramGb, isZeroGpuEligible, allowFixedGpu = false, allowedFlavors, maxUsdPerHour = 0, sleepTimeSeconds = 300, flavors: table = flavors } = wish
  const ladder: HardwareChoice[] = []
  const refused: HardwarePlan['refused'] = []
  if (vramGb > 0) {
    const zero = chooseZeroGpu(vramGb)
    if (zero === undefined) refused.push({ flavor: zeroGpuFlavor, reason: `${vramGb} GB do not fit on ${zeroGpuSizes.xlarge.vramGb} GB` })
    else if (isZeroGpuEligible) ladder.push(zero)
    else refused.push({ flavor: zeroGpuFlavor, reason: 'the plan or the SDK of the Space does not allow it' })
    for (const flavor of table.filter(({ kind, forSpaces }) => kind === 'gpu' && forSpaces).sort(byPrice)) {
      const reason = refuseFixed(flavor, { vramGb, allowFixedGpu, allowedFlavors, maxUsdPerHour })
      if (reason === undefined) ladder.push(chooseFixed(flavor, sleepTimeSeconds))
      else refused.push({ flavor: flavor.name, reason })
    }
  }
  const cpu = vramGb > 0 ? 'a shell without its GPU, when nothing else is granted' : 'the model runs on a CPU'
  ladder.push({ flavor: freeCpuFlavor, zeroGpuSize: null, sleepTimeSeconds: null, usdPerHour: 0, fits: vramGb === 0, reason: cpu })
  return { ladder, refused }
}

function chooseZeroGpu(vramGb: number): HardwareChoice | undefined {
  const size = (['large', 'xlarge'] as const).find((name) => vramGb <= zeroGpuSizes[name].fitsGb)
  if (size === undefined) return undefined
  const reason = `${vramGb} GB fit on ZeroGPU ${size}, ${zeroGpuSizes[size].vramGb} GB`
  return { flavor: zeroGpuFlavor, zeroGpuSize: size, sleepTimeSeconds: null, usdPerHour: 0, fits: true, reason }
}

function chooseFixed({ name, vramGb, usdPerHour }: Flavor, sleepTimeSeconds: number): HardwareChoice {
  return {
    flavor: name,
    zeroGpuSize: null,
    sleepTimeSeconds: Math.max(60, sleepTimeSeconds),
    usdPerHour: usdPerHour ?? 0,
    fits: true,
    reason: `${vramGb} GB for ${usdPerHour} USD an hour`,
  }
}

function refuseFixed(
  { name, vramGb, usdPerHour }: Flavor,
  wish: { vramGb: number; allowFixedGpu: boolean; allowedFlavors: readonly string[] | undefined; maxUsdPerHour: number },
): string | undefined {
  if (!wish.allowFixedGpu) return 'fixed GPUs were not opted in to'
  if (wish.allowedFlavors !== undefined && !wish.allowedFlavors.includes(name)) return 'it is not among the allowed flavors'
  if (usdPerHour === null) return 'its price is not known'
  if (usdPerHour > wish.maxUsdPerHour) return `${usdPerHour} USD an hour are over the cap of ${wish.maxUsdPerHour}`
  return wish.vramGb > toUsableGb({ vramGb }) ? `${wish.vramGb} GB do not fit on ${vramGb} GB` : undefined
}

function byPrice(a: Flavor, b: Flavor): number {
  return (a.usdPerHour ?? Infinity) - (b.usdPerHour ?? Infinity) || a.vramGb - b.vramGb
}
