import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { type FactoryMode, FactoryRequest, FactoryTask, type FactoryRunId, HardwareLimits } from '@naturalcad/contracts/factory'
import type { Account } from '@naturalcad/hub-client'
import { createRedactor } from '@naturalcad/redaction'
import { chooseMode, recipeTable } from '../recipes/recipe-table.ts'
import { scopeNeeds } from '../sign-in/scopes.ts'
import { runFolder } from './bucket/run-folder.ts'
import { checkAccount } from './checks/check-account.ts'
import { checkCosts } from './checks/check-costs.ts'
import { checkHardware } from './checks/check-hardware.ts'
import { checkSpaceIsFree, checkSpaceIsThere } from './checks/check-space.ts'
import { type PinnedModel, pinModel } from './checks/pin-model.ts'
import { inventSpaceName, parseSpaceName } from './checks/space-name.ts'
import { limitTime } from './checks/limit-time.ts'
import { createRunId } from './create-run-id.ts'
import { hasPython } from './job/job-command.ts'
import type { Launcher } from './launcher.ts'
import type { CallOptions, LaunchPlan } from './space-factory.ts'

const defaultAgentModel = 'Qwen/Qwen3-Coder-Next'
const defaultImage = 'python:3.12'

/**
 * What the request comes to, with everything checked that can be before something is made. `earlierRunIds` are runs of the same request, whose
 * Space may be gone on with. Rejects as `SpaceFactory.launch` says.
 */
export async function planRun(launcher: Launcher, given: FactoryRequest, earlierRunIds: readonly FactoryRunId[], call: CallOptions): Promise<LaunchPlan> {
  const request = readRequest(launcher, given)
  const { recipe } = request
  const { needs, defaults } = recipeTable[recipe]
  const image = launcher.options.job?.image ?? defaultImage
  if (needs.agent === 'always' && !hasPython(image)) {
    throw new NaturalCadError('INVALID_REQUEST', `${recipe} needs an agent, which cannot be confined in ${image}: there is no Python in it`, { remedy: `take ${defaultImage} as the image of the Job` })
  }
  const account = await checkAccount(launcher, recipe, call)
  const runId = createRunId(launcher.clock)
  const hardware = parseInput(HardwareLimits, request.hardware ?? {})
  const model = await findModel(launcher, request, call)
  const spaceId = await findSpace(launcher, request, { account, runId, model, earlierRunIds }, call)
  const { isZeroGpuEligible, warnings: hardwareWarnings } = await checkHardware(launcher, { account, hardware, makesSpace: needs.space === 'made' })
  const time = limitTime(launcher, { account, asked: request.timeoutSeconds, standard: launcher.options.job?.timeoutSeconds ?? defaults.timeoutSeconds })
  const job = { flavor: launcher.options.job?.flavor ?? 'cpu-basic', timeoutSeconds: time.seconds, image }
  const budgetUsd = request.budgetUsd ?? null
  const costs = checkCosts({ job, hardware, asksForHardware: needs.space === 'made' || (needs.space === 'existing' && hardware.flavor !== null), needsAgent: needs.agent !== 'none', budgetUsd })
  const bucket = await launcher.bucket(call)
  const task = parseInput(FactoryTask, {
    schemaVersion: 1,
    runId,
    createdAt: new Date(launcher.clock.now()).toISOString(),
    recipe,
    mode: findMode(request, { hasModel: model !== null }),
    user: account.name,
    model: model === null ? null : { id: model.id, sha: model.sha },
    spaceId,
    agentModel: request.agentModel ?? defaultAgentModel,
    hardware,
    isZeroGpuEligible,
    repairRounds: request.repairRounds ?? defaults.repairRounds,
    budgetUsd,
    estimatedUsd: costs.totalUsd,
    job,
    live: { endpoint: request.endpoint ?? null, inputs: request.inputs ?? null, expected: request.expect ?? null },
    earlierRunIds: [...earlierRunIds],
    links: toLinks(launcher, { bucket, runId, spaceId }),
  })
  const scopes = scopeNeeds[recipe].filter(({ onlyFor }) => onlyFor === null).map(({ scope }) => scope)
  return { task, costs, scopes, warnings: [...(model?.warnings ?? []), ...hardwareWarnings, ...time.warnings] }
}

function toLinks({ hubUrl }: Launcher, { bucket, runId, spaceId }: { bucket: string; runId: FactoryRunId; spaceId: string | null }): FactoryTask['links'] {
  const space = `${hubUrl}/spaces/${spaceId}`
  return {
    bucket: `${hubUrl}/buckets/${bucket}`,
    artifacts: `${hubUrl}/buckets/${bucket}/tree/${runFolder(runId).replace(/\/$/, '')}`,
    ...(spaceId === null ? {} : { space, settings: `${space}/settings` }),
  }
}

function readRequest({ options }: Launcher, given: FactoryRequest): FactoryRequest {
  const request = parseInput(FactoryRequest, given)
  // What is asked for is written down and shown.
  if (createRedactor({ secrets: [options.accessToken], rules: [] }).find(JSON.stringify(request)).length > 0) {
    throw new NaturalCadError('INVALID_REQUEST', 'the request holds the token that it is made with', { remedy: 'leave the token out: the factory passes it on by itself' })
  }
  return request
}

/** A Space that is made without a model is a scaffold, and can prove no more than that. */
function findMode({ recipe, mode }: FactoryRequest, { hasModel }: { hasModel: boolean }): FactoryMode {
  const standard = chooseMode(recipe, { hasModel })
  if (mode === undefined || mode === standard || hasModel || recipeTable[recipe].needs.space !== 'made') return mode ?? standard
  throw new NaturalCadError('INVALID_REQUEST', `${recipe} runs no model here, so ${mode} cannot be asked of it`, { remedy: 'leave the mode out, or name a model where the recipe takes one' })
}

async function findModel(launcher: Launcher, { recipe, model: asked }: FactoryRequest, call: CallOptions): Promise<PinnedModel | null> {
  const { needs, defaults } = recipeTable[recipe]
  if (asked !== undefined && needs.model === 'none') throw new NaturalCadError('INVALID_REQUEST', `${recipe} takes no model`, { remedy: 'leave it out, or choose another recipe' })
  const model = asked ?? defaults.model
  if (model !== null) return pinModel(launcher, model, call)
  if (needs.model !== 'required') return null
  throw new NaturalCadError('INVALID_REQUEST', `${recipe} needs a model`, { remedy: 'give a model as owner/name, or the address of its page' })
}

interface SpaceQuestion {
  account: Account
  runId: FactoryRunId
  model: PinnedModel | null
  earlierRunIds: readonly FactoryRunId[]
}

async function findSpace(launcher: Launcher, { recipe, space }: FactoryRequest, { account, runId, model, earlierRunIds }: SpaceQuestion, call: CallOptions): Promise<string | null> {
  const { needs } = recipeTable[recipe]
  if (needs.space === 'none') {
    if (space === undefined) return null
    throw new NaturalCadError('INVALID_REQUEST', `${recipe} takes no Space`, { remedy: 'leave it out, or choose another recipe' })
  }
  if (needs.space === 'existing') {
    if (space === undefined) throw new NaturalCadError('INVALID_REQUEST', `${recipe} needs a Space`, { remedy: 'give it as owner/name' })
    const { id } = parseSpaceName(space, account.name)
    await checkSpaceIsThere(launcher, id, call)
    return id
  }
  // With the run's id in its name it is free.
  if (space === undefined) return `${account.name}/${inventSpaceName(model?.id ?? recipe, runId)}`
  const { owner, id } = parseSpaceName(space, account.name)
  if (owner.toLowerCase() !== account.name.toLowerCase()) {
    throw new NaturalCadError('FORBIDDEN', `${id} is in the namespace of ${owner}, and Spaces are made in your own alone`, { remedy: `name it ${account.name}/…`, details: { owner } })
  }
  await checkSpaceIsFree(launcher, id, earlierRunIds, call)
  return id
}
