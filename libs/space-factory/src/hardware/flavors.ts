/** Hardware that can be asked for by name. */
export interface Flavor {
  name: string
  kind: 'zero' | 'gpu' | 'cpu'
  /** GB of all cards together; 0 without a card. */
  vramGb: number
  /** US dollars an hour; 0 is free of charge. Null where the price is not known: such a flavor is never chosen. */
  usdPerHour: number | null
  /** Spaces can have it; all flavors but ZeroGPU can run Jobs. */
  forSpaces: boolean
}

/** When names, sizes and prices were read. */
export const flavorsAsOf = '2026-08-01'

const gpu = (name: string, vramGb: number, usdPerHour: number, forSpaces = true): Flavor => ({ name, kind: 'gpu', vramGb, usdPerHour, forSpaces })
const cpu = (name: string, usdPerHour: number | null, forSpaces = true): Flavor => ({ name, kind: 'cpu', vramGb: 0, usdPerHour, forSpaces })

export const flavors: readonly Flavor[] = [
  { name: 'zero-a10g', kind: 'zero', vramGb: 96, usdPerHour: 0, forSpaces: true },
  cpu('cpu-basic', 0),
  cpu('cpu-upgrade', 0.03),
  cpu('cpu-performance', null, false),
  cpu('cpu-xl', null, false),
  gpu('t4-small', 16, 0.4),
  gpu('t4-medium', 16, 0.6),
  gpu('l4x1', 24, 0.8),
  gpu('l4x4', 96, 3.8),
  gpu('l40sx1', 48, 1.8),
  gpu('l40sx4', 192, 8.3),
  gpu('l40sx8', 384, 23.5),
  gpu('a10g-small', 24, 1),
  gpu('a10g-large', 24, 1.5),
  gpu('a10g-largex2', 48, 3),
  gpu('a10g-largex4', 96, 5),
  gpu('a100-large', 80, 2.5),
  gpu('a100x4', 320, 10),
  gpu('a100x8', 640, 20),
  gpu('rtx-pro-6000', 96, 2.75, false),
  gpu('h200', 141, 5, false),
]

/** What one call on ZeroGPU can have: GB of the card, and of them what a model may take. */
export const zeroGpuSizes = {
  large: { vramGb: 48, fitsGb: 44, quotaFactor: 1 },
  xlarge: { vramGb: 96, fitsGb: 90, quotaFactor: 2 },
} as const

/** Some of a card is the driver's and the allocator's: this share of it may be planned for. */
const usableShare = 0.92

/** GB of its cards that a model may take. */
export function toUsableGb({ vramGb }: Pick<Flavor, 'vramGb'>): number {
  return Number((vramGb * usableShare).toFixed(1))
}

export const zeroGpuFlavor = 'zero-a10g'
export const freeCpuFlavor = 'cpu-basic'

export function findFlavor(name: string, table: readonly Flavor[] = flavors): Flavor | undefined {
  return table.find((flavor) => flavor.name === name)
}
