import { findFlavor, freeCpuFlavor, toUsableGb, zeroGpuFlavor, zeroGpuSizes } from '../hardware/flavors.ts'

/** Cards that cost by the hour: of each size the cheapest that a Space can have. */
const fixedFlavors = ['t4-small', 'l4x1', 'l40sx1', 'a100-large'] as const

/** What fits where, the cheaper before the dearer. GB of 1e9 bytes that a model may take. */
export const hardwareLadder = {
  cpu: { flavor: freeCpuFlavor, fitsGb: 12, maxParameters: 500_000_000 },
  zeroGpu: {
    flavor: zeroGpuFlavor,
    sizes: [
      { size: 'large', fitsGb: zeroGpuSizes.large.fitsGb },
      { size: 'xlarge', fitsGb: zeroGpuSizes.xlarge.fitsGb },
    ],
  },
  fixed: fixedFlavors.map((flavor) => ({ flavor, fitsGb: toUsableGb(findFlavor(flavor) ?? { vramGb: 0 }) })),
} as const
