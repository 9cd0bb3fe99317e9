import type { Failure, FailureClass } from '@naturalcad/contracts/factory'

/** What holds for every failure of a class: whether another try may do, and what a person has to do first. */
export const failureTable = {
  auth: { retryable: false, manualAction: 'sign in again: the token is not valid any more' },
  scope: { retryable: false, manualAction: 'sign in again and grant the scopes that the recipe names' },
  payment: { retryable: false, manualAction: 'add credit or a payment method to the account, or ask for free hardware' },
  plan: { retryable: false, manualAction: 'the plan of the account does not include this: upgrade it, or ask for less' },
  namespace: { retryable: false, manualAction: 'choose a name in your own namespace' },
  conflict: { retryable: false, manualAction: 'choose another name for the Space: what exists is never overwritten' },
  rate_limit: { retryable: true, manualAction: null },
  network: { retryable: true, manualAction: null },
  agent: { retryable: true, manualAction: null },
  guard: { retryable: false, manualAction: 'read the findings: the workspace holds something that must not be uploaded' },
  build: { retryable: true, manualAction: null },
  config: { retryable: true, manualAction: null },
  runtime: { retryable: true, manualAction: null },
  startup_timeout: { retryable: true, manualAction: null },
  health: { retryable: true, manualAction: null },
  schema: { retryable: true, manualAction: null },
  output: { retryable: true, manualAction: null },
  quota: { retryable: true, manualAction: null },
  job_timeout: { retryable: true, manualAction: null },
  canceled: { retryable: true, manualAction: null },
  internal: { retryable: false, manualAction: 'report it with the run id: this is a fault of the factory itself' },
} as const satisfies Record<FailureClass, Pick<Failure, 'retryable' | 'manualAction'>>

/** A failure with what its class says; `manualAction` where more is known than that. */
export function createFailure(failureClass: FailureClass, message: string, manualAction?: string): Failure {
  const row: Pick<Failure, 'retryable' | 'manualAction'> = failureTable[failureClass]
  return { class: failureClass, message, retryable: row.retryable, manualAction: manualAction ?? row.manualAction }
}
