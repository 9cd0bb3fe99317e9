import { freeCpuFlavor, zeroGpuFlavor } from '../hardware/flavors.ts'

/** What fits where, the cheaper before the dearer. GB of 1e9 bytes that a model may take: some of each card is the driver's and the allocator's. */
export const hardwareLadder = {
  cpu: { flavor: freeCpuFlavor, fitsGb: 12, maxParameters: 500_000_000 },
  zeroGpu: {
    flavor: zeroGpuFlavor,
    sizes: [
      { size: 'large', fitsGb: 44 },
      { size: 'xlarge', fitsGb: 90 },
    ],
  },
  fixed: [
    { flavor: 't4-small', fitsGb: 14.5 },
    { flavor: 'l4x1', fitsGb: 22 },
    { flavor: 'l40sx1', fitsGb: 44 },
    { flavor: 'a100-large', fitsGb: 74 },
  ],
} as const
