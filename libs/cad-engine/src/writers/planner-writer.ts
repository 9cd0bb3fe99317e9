import { planPart } from '@naturalcad/cad-planner'
import type { ScriptWriter } from './script-writer.ts'

/** The deterministic, offline writer: equal requests give equal drafts, so there is nothing to ask twice. */
export function createPlannerWriter(): ScriptWriter {
  return { name: 'planner', maxAttempts: 1, write: async ({ request }) => planPart(request) }
}
