import * as z from 'zod'

/** One scripted failure. The first that fits a request is used, and counted. */
export const Fault = z.strictObject({
  method: z.string().optional(),
  /** Matched against the path without the query; `*` stands for anything. */
  path: z.string(),
  /** How often; for ever without it. */
  times: z.int().positive().optional(),
  /** Waits so long before anything else, in milliseconds. */
  delayMs: z.int().min(0).max(600_000).optional(),
  /** Answers so instead of doing what is asked. */
  answer: z
    .strictObject({
      status: z.int().min(400).max(599),
      error: z.string().default('Injected fault'),
      headers: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  /** Does what is asked, and breaks the connection after so many bytes of the answer's body. */
  cutAfterBytes: z.int().min(0).optional(),
})
export type Fault = z.output<typeof Fault>
/** As written in a seed or a test: defaults may be left out. */
export type FaultInput = z.input<typeof Fault>
