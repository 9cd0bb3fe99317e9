import type { FactoryTask, RecipeName } from '@naturalcad/contracts/factory'
import { recipeTable } from '@naturalcad/space-factory'

/** The eight characters at the end of a run id, from a number. */
function toSuffix(number: number): string {
  return number.toString(2).padStart(8, '0').replaceAll('0', 'a').replaceAll('1', 'b').slice(-8)
}

/** A task as a launcher writes it, of the recipe without a model. Runs of other numbers have other Spaces. */
export function makeTask(recipe: Extract<RecipeName, 'template-space' | 'agent-edit'>, user: string, number: number): FactoryTask {
  const runId = `20260801-120000-${toSuffix(number)}`
  return {
    schemaVersion: 1,
    runId,
    createdAt: '2026-08-01T12:00:00.000Z',
    recipe,
    mode: 'safe-scaffold',
    user,
    model: null,
    spaceId: `${user}/${recipe}-${number}`,
    agentModel: 'scripted/agent',
    hardware: { flavor: null, allowFixedGpu: false, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 },
    isZeroGpuEligible: true,
    repairRounds: recipeTable[recipe].defaults.repairRounds,
    budgetUsd: null,
    estimatedUsd: 0,
    job: { flavor: 'cpu-basic', timeoutSeconds: 900, image: 'python:3.12' },
    live: { endpoint: null, inputs: null, expected: null },
    earlierRunIds: [],
    links: {},
  }
}
