import { NaturalCadError } from '@naturalcad/contracts/errors'
import { inspectBucket } from './bucket/ensure-bucket.ts'
import { launchRun } from './launch-run.ts'
import { createLauncher } from './launcher.ts'
import { planRun } from './plan-run.ts'
import { recommendModel } from './recommend-model.ts'
import { cancelRun } from './runs/cancel-run.ts'
import { followRunEvents } from './runs/follow-run.ts'
import { createRunList } from './runs/list-runs.ts'
import { readRunAfter } from './runs/read-run-after.ts'
import { retryRun } from './runs/retry-run.ts'
import { listRunFiles, openRunFile } from './runs/run-files.ts'
import type { SpaceFactory, SpaceFactoryOptions } from './space-factory.ts'

/** The factory of one user, by their token. Throws `UNAUTHORIZED` for what is no token of the Hub. */
export function createSpaceFactory(options: SpaceFactoryOptions): SpaceFactory {
  if (!options.accessToken.startsWith('hf_')) throw new NaturalCadError('UNAUTHORIZED', 'there is no token of the Hub', { remedy: 'sign in, or give a token that begins with hf_' })
  const launcher = createLauncher(options)
  const listRuns = createRunList(launcher)
  return {
    plan: async (request, call = {}) => {
      const plan = await planRun(launcher, request, [], call)
      await inspectBucket(launcher, call)
      return plan
    },
    launch: async (request, call = {}) => launchRun(launcher, request, [], call),
    list: async (call = {}) => listRuns(call),
    read: async (runId, call = {}) => readRunAfter(launcher, runId, call),
    follow: (runId, call = {}) => followRunEvents(launcher, runId, call),
    cancel: async (runId, call = {}) => cancelRun(launcher, runId, call),
    retry: async (runId, call = {}) => retryRun(launcher, runId, call),
    listFiles: async (runId, call = {}) => listRunFiles(launcher, runId, call),
    openFile: async (runId, path, call = {}) => openRunFile(launcher, runId, path, call),
    recommend: async (model, call = {}) => recommendModel(launcher, model, call),
    close: () => launcher.close(),
  }
}
