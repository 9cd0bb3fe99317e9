import { z } from 'zod'

/** `YYYYMMDD-HHMMSS-` in UTC and eight characters of base 32: sorts by time, and is safe in paths, labels and URLs. */
export const FactoryRunId = z.string().regex(/^\d{8}-\d{6}-[a-z2-7]{8}$/, 'is not a run id, such as 20260801-120000-abcdefgh')
export type FactoryRunId = z.infer<typeof FactoryRunId>
