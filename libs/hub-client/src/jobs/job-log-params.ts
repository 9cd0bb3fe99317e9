import type { JobCall } from './job-call.ts'

export interface JobLogParams extends JobCall {
  /** Begins with so many of the newest lines. @default all of them */
  tail?: number
}
