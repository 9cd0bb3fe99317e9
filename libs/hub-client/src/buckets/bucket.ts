import { z } from 'zod'
import type { HubCall } from '../call/hub-call.ts'
import type { RepoDesignation } from '../call/repo-id.ts'

export const Bucket = z.looseObject({
  /** `namespace/name` */
  id: z.string(),
  private: z.boolean(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  /** Bytes of all files. */
  size: z.number().nullish(),
  totalFiles: z.number().nullish(),
  cdnRegions: z.array(z.unknown()).nullish(),
})
export type Bucket = z.output<typeof Bucket>

/** What every call on one bucket takes. */
export interface BucketCall extends HubCall {
  /** `buckets/ns/name`, or `{ type: 'bucket', name: 'ns/name' }`. */
  repo: RepoDesignation
}
