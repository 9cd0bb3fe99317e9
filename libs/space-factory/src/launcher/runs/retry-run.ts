import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryRequest, type FactoryRunId, type FactoryTask, isFactoryEnd } from '@naturalcad/contracts/factory'
import { cancelJob, type Job } from '@naturalcad/hub-client'
import { recipeTable } from '../../recipes/recipe-table.ts'
import { uploadFiles } from '../bucket/upload-files.ts'
import { runFolder } from '../bucket/run-folder.ts'
import { toNewFiles } from '../write-new-run.ts'
import { checkAccount } from '../checks/check-account.ts'
import { limitTime } from '../checks/limit-time.ts'
import { untilLogEnds } from '../job/end-job.ts'
import { findJobs, isUnderWay } from '../job/find-jobs.ts'
import { startJob } from '../job/start-job.ts'
import { findWorkerFiles } from '../job/worker-files.ts'
import { launchRun } from '../launch-run.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions, RunView } from '../space-factory.ts'
import { readRunView } from './read-run.ts'
import { readTask } from './read-task.ts'

/** Rejects with `CONFLICT` for a run that is under way. */
export async function retryRun(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<RunView> {
  const view = await readRunView(launcher, runId, call)
  const task = await readTask(launcher, runId, call)
  if (isFactoryEnd(view.run.status)) return launchRun(launcher, toRequest(task), [...task.earlierRunIds, runId], call)
  if (!view.isInterrupted) throw underWay(runId)
  await resumeRun(launcher, task, call)
  return readRunView(launcher, runId, call)
}

/** Another Job for the same run, with the worker of now. Where two were started at once, the older one stays. */
async function resumeRun(launcher: Launcher, task: FactoryTask, call: CallOptions): Promise<void> {
  const account = await checkAccount(launcher, task.recipe, call)
  const { seconds: timeoutSeconds } = limitTime(launcher, { account, asked: undefined, standard: task.job.timeoutSeconds })
  const bucket = await launcher.bucket(call)
  const worker = findWorkerFiles(launcher.options, recipeTable[task.recipe].needs.agent !== 'none')
  await uploadFiles(launcher, bucket, await toNewFiles(runFolder(task.runId), worker), call)
  // What the Hub calls over may still be writing, and two must not.
  for (const before of await findJobs(launcher, task.runId, call)) if (!isUnderWay(before)) await untilLogEnds(launcher, before, call)
  const job = await startJob(launcher, bucket, { ...task, job: { ...task.job, timeoutSeconds } }, call)
  const others = (await findJobs(launcher, task.runId, call)).filter((other) => other.id !== job.id && isUnderWay(other))
  if (!others.some((other) => isOlder(other, job))) return
  await cancelJob({ ...launcher.hub(call), namespace: task.user, jobId: job.id })
  throw underWay(task.runId)
}

function isOlder(one: Job, other: Job): boolean {
  const [first, second] = [one.createdAt ?? '', other.createdAt ?? '']
  return first === second ? one.id < other.id : first < second
}

function underWay(runId: FactoryRunId): NaturalCadError {
  return new NaturalCadError('CONFLICT', `the run ${runId} is under way`, { remedy: 'follow it, or cancel it first', details: { runId } })
}

/** What was asked for, as far as the task tells it: of the same commit, and for the same Space, which may be there already. */
function toRequest({ recipe, mode, model, spaceId, agentModel, hardware, repairRounds, budgetUsd, job, live }: FactoryTask): FactoryRequest {
  return {
    recipe,
    mode,
    agentModel,
    hardware,
    repairRounds,
    timeoutSeconds: job.timeoutSeconds,
    ...(model === null ? {} : { model: `https://huggingface.co/${model.id}/tree/${model.sha}` }),
    ...(spaceId === null ? {} : { space: spaceId }),
    ...(budgetUsd === null ? {} : { budgetUsd }),
    ...(live.endpoint === null ? {} : { endpoint: live.endpoint }),
    ...(live.inputs === null ? {} : { inputs: live.inputs }),
    ...(live.expected === null ? {} : { expect: live.expected }),
  }
}
