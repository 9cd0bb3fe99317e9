import { z } from 'zod'

/** Where a run of the factory is. The last five are its ends. */
export const FactoryState = z.enum([
  'created',
  'queued',
  'job_scheduling',
  'job_running',
  'analysing',
  'generating',
  'creating_space',
  'uploading',
  'assigning_hardware',
  'building',
  'starting',
  'health_check',
  'api_check',
  'classifying',
  'done',
  'failed',
  'canceled',
  'timed_out',
  'needs_manual_hardware',
])
export type FactoryState = z.infer<typeof FactoryState>

/** Reachable from every state that is not an end. */
const exits = ['failed', 'canceled', 'timed_out'] as const

/**
 * Legal transitions; ends have none. Recipes use subsets, hence the ways past a stage. The ways back to `generating` are rounds of
 * repair, after which a Space that exists is uploaded to again.
 */
export const factoryTransitions = {
  created: ['queued', ...exits],
  queued: ['job_scheduling', ...exits],
  job_scheduling: ['job_running', ...exits],
  job_running: ['analysing', 'generating', 'assigning_hardware', 'starting', 'classifying', ...exits],
  analysing: ['generating', 'classifying', ...exits],
  generating: ['creating_space', 'uploading', 'building', 'classifying', ...exits],
  creating_space: ['uploading', 'assigning_hardware', 'classifying', 'needs_manual_hardware', ...exits],
  uploading: ['assigning_hardware', 'building', 'classifying', ...exits],
  assigning_hardware: ['building', 'starting', 'classifying', 'needs_manual_hardware', ...exits],
  building: ['starting', 'generating', 'classifying', ...exits],
  starting: ['health_check', 'generating', 'classifying', ...exits],
  health_check: ['api_check', 'generating', 'classifying', ...exits],
  api_check: ['generating', 'classifying', ...exits],
  classifying: ['done', 'needs_manual_hardware', ...exits],
  done: [],
  failed: [],
  canceled: [],
  timed_out: [],
  needs_manual_hardware: [],
} as const satisfies Record<FactoryState, readonly FactoryState[]>

export function isFactoryTransitionLegal(from: FactoryState, to: FactoryState): boolean {
  return (factoryTransitions[from] as readonly FactoryState[]).includes(to)
}

export function isFactoryEnd(state: FactoryState): boolean {
  return factoryTransitions[state].length === 0
}
