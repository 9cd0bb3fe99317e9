interface Accelerator {
  model: string
  quantity: number
  /** Of all of them together. */
  vramGb: number
}

export interface Flavor {
  name: string
  prettyName: string
  vcpus: number
  ramGb: number
  diskGb: number
  accelerator: Accelerator | null
  usdPerHour: number
  /** What the flavor can run. */
  runs: readonly ('job' | 'space')[]
}

type Row = [name: string, prettyName: string, vcpus: number, ramGb: number, diskGb: number, usdPerHour: number, accelerator?: [model: string, quantity: number, vramGb: number]]

/** As documented in 2026. The sizes of h200x* and rtx-pro-6000x* are multiples of the single ones. */
const both: Row[] = [
  ['cpu-basic', 'CPU Basic', 2, 16, 50, 0.01],
  ['cpu-upgrade', 'CPU Upgrade', 8, 32, 50, 0.03],
  ['t4-small', 'Nvidia T4 - small', 4, 15, 50, 0.4, ['T4', 1, 16]],
  ['t4-medium', 'Nvidia T4 - medium', 8, 30, 100, 0.6, ['T4', 1, 16]],
  ['l4x1', '1x Nvidia L4', 8, 30, 400, 0.8, ['L4', 1, 24]],
  ['l4x4', '4x Nvidia L4', 48, 186, 3200, 3.8, ['L4', 4, 96]],
  ['l40sx1', '1x Nvidia L40S', 8, 62, 380, 1.8, ['L40S', 1, 48]],
  ['l40sx4', '4x Nvidia L40S', 48, 382, 3200, 8.3, ['L40S', 4, 192]],
  ['l40sx8', '8x Nvidia L40S', 192, 1534, 6500, 23.5, ['L40S', 8, 384]],
  ['a10g-small', 'Nvidia A10G - small', 4, 15, 110, 1, ['A10G', 1, 24]],
  ['a10g-large', 'Nvidia A10G - large', 12, 46, 200, 1.5, ['A10G', 1, 24]],
  ['a10g-largex2', '2x Nvidia A10G - large', 24, 92, 1000, 3, ['A10G', 2, 48]],
  ['a10g-largex4', '4x Nvidia A10G - large', 48, 184, 2000, 5, ['A10G', 4, 96]],
  ['a100-large', 'Nvidia A100 - large', 12, 142, 1000, 2.5, ['A100', 1, 80]],
  ['a100x4', '4x Nvidia A100', 48, 568, 4000, 10, ['A100', 4, 320]],
  ['a100x8', '8x Nvidia A100', 96, 1136, 8000, 20, ['A100', 8, 640]],
]

const jobsOnly: Row[] = [
  ['cpu-xl', 'CPU XL', 16, 124, 1000, 1],
  ['cpu-performance', 'CPU Performance', 32, 256, 1024, 1.9],
  ['h200', 'Nvidia H200', 23, 256, 3000, 5, ['H200', 1, 141]],
  ['h200x2', '2x Nvidia H200', 46, 512, 6000, 10, ['H200', 2, 282]],
  ['h200x4', '4x Nvidia H200', 92, 1024, 12_000, 20, ['H200', 4, 564]],
  ['h200x8', '8x Nvidia H200', 184, 2048, 24_000, 40, ['H200', 8, 1128]],
  ['rtx-pro-6000', 'Nvidia RTX PRO 6000', 23, 256, 475, 2.75, ['RTX PRO 6000', 1, 96]],
  ['rtx-pro-6000x2', '2x Nvidia RTX PRO 6000', 46, 512, 950, 5.5, ['RTX PRO 6000', 2, 192]],
  ['rtx-pro-6000x4', '4x Nvidia RTX PRO 6000', 92, 1024, 1900, 11, ['RTX PRO 6000', 4, 384]],
  ['rtx-pro-6000x8', '8x Nvidia RTX PRO 6000', 184, 2048, 3800, 22, ['RTX PRO 6000', 8, 768]],
]

const spacesOnly: Row[] = [['zero-a10g', 'ZeroGPU', 4, 30, 50, 0, ['H200', 1, 70]]]

/** Every kind of machine there is. A Space on `cpu-basic` costs nothing, a job there does. */
export const flavors: readonly Flavor[] = [
  ...both.map((row) => toFlavor(row, ['job', 'space'])),
  ...jobsOnly.map((row) => toFlavor(row, ['job'])),
  ...spacesOnly.map((row) => toFlavor(row, ['space'])),
]

export function findFlavor(name: string, use: 'job' | 'space'): Flavor | undefined {
  return flavors.find((flavor) => flavor.name === name && flavor.runs.includes(use))
}

function toFlavor([name, prettyName, vcpus, ramGb, diskGb, usdPerHour, accelerator]: Row, runs: Flavor['runs']): Flavor {
  const [model = '', quantity = 0, vramGb = 0] = accelerator ?? []
  return { name, prettyName, vcpus, ramGb, diskGb, usdPerHour, accelerator: accelerator === undefined ? null : { model, quantity, vramGb }, runs }
}
