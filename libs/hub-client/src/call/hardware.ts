import { z } from 'zod'

const Hardware = z.looseObject({
  /** The flavor to ask for, such as `l4x1`. */
  name: z.string(),
  prettyName: z.string().nullish(),
  /** Such as `2 vCPU`. */
  cpu: z.string().nullish(),
  /** Such as `16 GB`. */
  ram: z.string().nullish(),
  ephemeralStorage: z.string().nullish(),
  accelerator: z
    .looseObject({
      type: z.string().nullish(),
      model: z.string().nullish(),
      quantity: z.string().nullish(),
      vram: z.string().nullish(),
      manufacturer: z.string().nullish(),
    })
    .nullish(),
  /** Millionths of a US dollar for one `unitLabel`. */
  unitCostMicroUSD: z.number().nullish(),
  unitCostUSD: z.number().nullish(),
  unitLabel: z.string().nullish(),
})
/** A flavor with its price. */
export type Hardware = z.output<typeof Hardware>

export const HardwareList = z.array(Hardware)
