import { z } from 'zod'

/**
 * Every bound of the system, once. The names that operators set are in `.env.example`; what is out of range is refused
 * with the name.
 */
export const Settings = z.strictObject({
  part: z
    .strictObject({
      /** Millimetres. */
      minLength: z.number().positive().default(0.1),
      maxLength: z.number().positive().default(10_000),
      maxHoles: z.number().int().positive().default(2000),
      /** Code points after trimming. */
      maxPromptChars: z.number().int().min(1).max(1200).default(1200),
    })
    .prefault({}),
  execution: z
    .strictObject({
      /** For one run, from the first step to the record. */
      timeoutMs: z.number().int().min(100).max(3_600_000).default(60_000),
      /** Steps of the interpreter. */
      fuel: z.number().int().positive().default(20_000_000),
    })
    .prefault({}),
  retention: z
    .strictObject({
      maxRuns: z.number().int().min(1).default(200),
      maxBytes: z.number().int().min(1).default(2 * 1024 ** 3),
      maxAgeDays: z.number().positive().default(30),
    })
    .prefault({}),
  /** Of the files that the records of runs are kept in. */
  log: z
    .strictObject({
      /** A new file begins behind so many. */
      fileBytes: z.number().int().min(65_536).default(64 * 1024 ** 2),
      /** The oldest files go where all of them have more, or are older; the last one stays. */
      maxBytes: z.number().int().min(65_536).default(1024 ** 3),
      maxAgeDays: z.number().positive().default(3650),
    })
    .prefault({}),
  server: z
    .strictObject({
      maxConcurrentRuns: z.number().int().min(1).max(64).default(2),
      maxQueueDepth: z.number().int().min(0).max(1000).default(4),
      queueWaitMs: z.number().int().min(0).max(600_000).default(15_000),
      rateWindowMs: z.number().int().min(1000).max(86_400_000).default(60_000),
      rateLimitPerAddress: z.number().int().min(1).default(20),
      rateLimitPerKey: z.number().int().min(1).default(60),
      maxBodyBytes: z.number().int().min(1024).default(65_536),
    })
    .prefault({}),
})
export type Settings = z.output<typeof Settings>
export type SettingsInput = z.input<typeof Settings>

export const defaultSettings: Settings = Settings.parse({})
