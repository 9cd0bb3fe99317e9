import { flavors, type Flavor } from './flavors.ts'

/** The answer of `GET /api/jobs/hardware` and `GET /api/spaces/hardware`. */
export function describeFlavors(use: 'job' | 'space'): Record<string, unknown>[] {
  return flavors.filter(({ runs }) => runs.includes(use)).map((flavor) => describeFlavor(flavor, use))
}

function describeFlavor({ name, prettyName, vcpus, ramGb, diskGb, accelerator, usdPerHour }: Flavor, use: 'job' | 'space'): Record<string, unknown> {
  const unitCostMicroUSD = use === 'space' && name === 'cpu-basic' ? 0 : Math.round((usdPerHour * 1e6) / 60)
  return {
    name,
    prettyName,
    cpu: `${vcpus} vCPU`,
    ram: `${ramGb} GB`,
    ephemeralStorage: `${diskGb} GB`,
    accelerator:
      accelerator === null
        ? null
        : { type: 'gpu', model: accelerator.model, quantity: String(accelerator.quantity), vram: `${accelerator.vramGb} GB`, manufacturer: 'Nvidia' },
    unitCostMicroUSD,
    unitCostUSD: unitCostMicroUSD / 1e6,
    unitLabel: 'minute',
  }
}
