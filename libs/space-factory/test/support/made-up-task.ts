import type { FactoryTask } from '@naturalcad/contracts/factory'

export const runId = '20260801-120000-abcdefgh'

/** A task as a launcher writes it; `change` says what is different. */
export function madeUpTask(change: Partial<FactoryTask> = {}): FactoryTask {
  return {
    schemaVersion: 1,
    runId,
    createdAt: '2026-08-01T12:00:00.000Z',
    recipe: 'template-space',
    mode: 'full-inference-gated',
    user: 'alice',
    model: { id: 'alice/tiny', sha: 'a'.repeat(40) },
    spaceId: 'alice/tiny-space',
    agentModel: 'scripted/model',
    hardware: { flavor: null, allowFixedGpu: false, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 },
    isZeroGpuEligible: true,
    repairRounds: 2,
    budgetUsd: null,
    estimatedUsd: 0,
    job: { flavor: 'cpu-basic', timeoutSeconds: 3600, image: 'python:3.12' },
    live: { endpoint: null, inputs: null, expected: null },
    earlierRunIds: [],
    links: {},
    ...change,
  }
}
