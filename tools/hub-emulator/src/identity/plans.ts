export const plans = ['free', 'pro', 'team'] as const
export type Plan = (typeof plans)[number]

interface PlanTerms {
  /** Private storage, in bytes. */
  privateStorageBytes: number
  /** Gradio and Docker Spaces on ordinary hardware need a paid plan. */
  maxZeroGpuSpaces: number
  isPaid: boolean
  /** GPU-seconds a day on ZeroGPU Spaces. */
  zeroGpuSeconds: number
  /** For jobs, each month. */
  creditsUsd: number
}

/** Documented in 2026: storage in decimal terabytes, Spaces on ZeroGPU per account, GPU time, credits in dollars. */
export const planTerms: Record<Plan, PlanTerms> = {
  free: { privateStorageBytes: 1e11, maxZeroGpuSpaces: 2, isPaid: false, zeroGpuSeconds: 300, creditsUsd: 0 },
  pro: { privateStorageBytes: 1e12, maxZeroGpuSpaces: 10, isPaid: true, zeroGpuSeconds: 2400, creditsUsd: 2 },
  team: { privateStorageBytes: 1e12, maxZeroGpuSpaces: 50, isPaid: true, zeroGpuSeconds: 2400, creditsUsd: 2 },
}
