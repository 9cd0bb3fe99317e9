import type { FactoryState } from '@naturalcad/contracts/factory'

/** What goes on in a state of a run; of its ends, what has come of it. */
export const stateWords = {
  created: 'preparing the run',
  queued: 'asking for a Job',
  job_scheduling: 'waiting for a machine',
  job_running: 'starting the worker',
  analysing: 'reading the model card',
  generating: 'writing the app',
  creating_space: 'making the private Space',
  uploading: 'uploading the app',
  assigning_hardware: 'assigning hardware',
  building: 'building the Space',
  starting: 'starting the app',
  health_check: 'checking its health',
  api_check: 'calling it live',
  classifying: 'judging',
  done: 'done',
  failed: 'failed',
  canceled: 'canceled',
  timed_out: 'out of time',
  needs_manual_hardware: 'needs hardware that only you can assign',
} as const satisfies Record<FactoryState, string>
