import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryRun, FactoryRunId, isFactoryEnd } from '@naturalcad/contracts/factory'
import type { BucketTexts } from '../bucket/bucket-texts.ts'
import { runsFolder } from '../bucket/run-folder.ts'
import { findJob, findRunningJobs, withJob } from '../job/find-jobs.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions, RunSummary } from '../space-factory.ts'
import { isJustLaunched, readState, unreadableToUndefined } from './read-run.ts'

const defaultLimit = 50
const together = 8

/** The newest runs. One that is over stays as it is, so it is read once. */
export function createRunList(launcher: Launcher): (options: CallOptions & { limit?: number }) => Promise<RunSummary[]> {
  const ended = new Map<FactoryRunId, FactoryRun>()

  async function read(texts: BucketTexts, runId: FactoryRunId, call: CallOptions): Promise<FactoryRun | undefined> {
    const known = ended.get(runId)
    if (known !== undefined) return known
    // One that cannot be read must not hide the others.
    const run = await readState(texts, runId, call).catch(unreadableToUndefined)
    if (run !== undefined && isFactoryEnd(run.status)) ended.set(runId, run)
    return run
  }

  return async ({ limit = defaultLimit, ...call }) => {
    if (!Number.isInteger(limit) || limit < 1) throw new NaturalCadError('INVALID_REQUEST', `limit is ${limit}, and has to be at least 1`)
    const texts = await launcher.texts(call)
    const ids = (await listRunIds(texts, call)).toSorted().toReversed().slice(0, limit)
    const runs = (await inTurns(ids, together, (runId) => read(texts, runId, call))).filter((run) => run !== undefined)
    const jobs = runs.every(({ status }) => isFactoryEnd(status)) ? undefined : await findRunningJobs(launcher, call)
    return inTurns(runs, together, async (run) => {
      const job = jobs?.get(run.runId)
      if (isFactoryEnd(run.status) || job !== undefined) return { run: withJob(launcher, run, job), isInterrupted: false }
      // It may have ended between the two looks.
      const last = (await read(texts, run.runId, call)) ?? run
      if (isFactoryEnd(last.status)) return { run: last, isInterrupted: false }
      const latest = isJustLaunched(launcher, last, undefined) ? await findJob(launcher, run.runId, call) : undefined
      return { run: last, isInterrupted: !isJustLaunched(launcher, last, latest) }
    })
  }
}

async function listRunIds(texts: BucketTexts, call: CallOptions): Promise<FactoryRunId[]> {
  return (await texts.listFolders(runsFolder, call)).flatMap((name) => FactoryRunId.safeParse(name).data ?? [])
}

async function inTurns<Item, Result>(items: readonly Item[], width: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += width) results.push(...(await Promise.all(items.slice(start, start + width).map(work))))
  return results
}
