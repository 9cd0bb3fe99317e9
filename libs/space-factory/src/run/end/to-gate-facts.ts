import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { GateFacts } from '../../verdict/gate-facts.ts'
import type { RunFacts } from '../run-facts.ts'

/** What the gate asks for, from what the steps have found. What no step has looked at is null or empty. */
export function toGateFacts({ runId, mode, model, recipe }: FactoryTask, facts: Partial<RunFacts>, stopped: GateFacts['stopped']): GateFacts {
  const { agent, guard, space, upload, runtime, live, hardware, blockers, runLog } = facts
  return {
    runId,
    mode,
    // An app that is there already may run one, whoever wrote it.
    hasModel: model !== null || recipe === 'validate-space',
    stopped,
    agent: agent == null ? null : { outcome: agent.outcome, detail: agent.detail, hasUsableApp: agent.hasUsableApp, claim: agent.claim },
    guardFindings: guard?.findings ?? [],
    space: space === undefined ? null : { isCreated: space.isCreated, isUploaded: upload?.isUploaded ?? false, failure: space.failure ?? upload?.failure ?? null },
    runtime: runtime ?? null,
    health: live?.health ?? null,
    generation: live?.generation ?? null,
    generationProblems: live?.problems ?? [],
    hardware: hardware ?? {
      needsGpu: false,
      requested: space?.requestedHardware ?? null,
      current: null,
      attempts: space?.attempts ?? [],
    },
    blockers: blockers ?? null,
    staticEvidence: guard?.staticEvidence ?? [],
    runLogEvidence: runLog ?? [],
  }
}
