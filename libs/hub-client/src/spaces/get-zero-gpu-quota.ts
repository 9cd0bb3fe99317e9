import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'

const ZeroGpuQuota = z.looseObject({
  /** Seconds of GPU in one period. */
  base: z.number(),
  /** Seconds of GPU that are left. */
  current: z.number(),
  /** Null before the first use. */
  resetsAt: z.string().nullish(),
  /** Seconds that were paid beyond `base`. */
  overquotaUsed: z.number().nullish(),
})
export type ZeroGpuQuota = z.output<typeof ZeroGpuQuota>

/** What the account may still use of ZeroGPU Spaces. */
export async function getZeroGpuQuota(call: HubCall): Promise<ZeroGpuQuota> {
  return connect(call).json('api/spaces/zero-gpu/quota', { schema: ZeroGpuQuota })
}
