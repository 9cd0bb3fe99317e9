import { z } from 'zod'

export const HardwareOutcome = z.enum(['granted', 'refused_auth', 'refused_plan', 'refused_payment', 'refused_capacity', 'mismatch', 'not_needed'])
export type HardwareOutcome = z.infer<typeof HardwareOutcome>

export const HardwareAttempt = z.object({
  flavor: z.string(),
  /** With the call that made the Space, or asked for afterwards. */
  via: z.enum(['create', 'request']),
  /** Null where the outcome was seen in the Space's runtime, not in an answer. */
  httpStatus: z.number().int().nullable(),
  outcome: HardwareOutcome,
  reason: z.string(),
})
export type HardwareAttempt = z.infer<typeof HardwareAttempt>

/** `target_space.json` */
export const TargetSpace = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  spaceId: z.string(),
  url: z.url(),
  subdomain: z.string(),
  visibility: z.enum(['private', 'protected', 'public']),
  sdk: z.string(),
  sdkVersion: z.string().nullable(),
  pythonVersion: z.string().nullable(),
  requestedHardware: z.string().nullable(),
  currentHardware: z.string().nullable(),
  hardwareAttempts: z.array(HardwareAttempt),
  commitSha: z.string().nullable(),
  fileCount: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
})
export type TargetSpace = z.infer<typeof TargetSpace>
