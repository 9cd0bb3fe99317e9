import { z } from 'zod'

/** Why a run did not get where it was meant to. */
export const FailureClass = z.enum([
  'auth',
  'scope',
  'payment',
  'plan',
  'namespace',
  'conflict',
  'rate_limit',
  'network',
  'agent',
  'guard',
  'build',
  'config',
  'runtime',
  'startup_timeout',
  'health',
  'schema',
  'output',
  'quota',
  'job_timeout',
  'canceled',
  'internal',
])
export type FailureClass = z.infer<typeof FailureClass>

export const Failure = z.object({
  class: FailureClass,
  /** One line for people. */
  message: z.string(),
  /** The same run may succeed when it is started again, with nothing changed by hand. */
  retryable: z.boolean(),
  /** What a person has to do first; null where nothing is asked of them. */
  manualAction: z.string().nullable(),
})
export type Failure = z.infer<typeof Failure>
