import * as z from 'zod'

/** One scripted failure. The first that fits a request is used, and counted. */
export const Fault = z
  .strictObject({
    method: z.string().optional(),
    /** Matched against the path without the query; `*` stands for anything. */
    path: z.string(),
    /** Lets so many fitting requests pass before it begins. */
    skip: z.int().min(0).default(0),
    /** How often; for ever without it. */
    times: z.int().positive().optional(),
    /** For so long from when it is added, in milliseconds; for ever without it. */
    forMs: z.int().positive().optional(),
    /** Waits so long before anything else, in milliseconds. */
    delayMs: z.int().min(0).max(600_000).optional(),
    /** Answers so instead of doing what is asked. What is left out is what the Hub says with that status. */
    answer: z
      .strictObject({
        status: z.int().min(400).max(599),
        error: z.string().optional(),
        headers: z.record(z.string(), z.string()).default({}),
        /** More members beside `error`. */
        body: z.record(z.string(), z.unknown()).default({}),
      })
      .optional(),
    /** The token of the request expires now, for good: 401. Requests without one pass. */
    expireToken: z.literal(true).optional(),
    /** Does what is asked, and breaks the connection after so many bytes of the answer's body. */
    cutAfterBytes: z.int().min(0).optional(),
    /** Infos and listings show a change only so many milliseconds after it. */
    staleMs: z.int().positive().optional(),
    /** After a change, so many fitting infos and listings still show what was before. */
    staleRequests: z.int().positive().optional(),
  })
  .refine(({ staleMs, staleRequests }) => staleMs === undefined || staleRequests === undefined, '"staleMs" and "staleRequests" exclude each other')
export type Fault = z.output<typeof Fault>
/** As written in a seed or a test: defaults may be left out. */
export type FaultInput = z.input<typeof Fault>
