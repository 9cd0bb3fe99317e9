import { type FactoryRunId, isFactoryEnd } from '@naturalcad/contracts/factory'
import { findCostlySpace, pauseUntilRetried } from '../../run/interrupted/pause-until-retried.ts'
import { readRun } from '../../run/journal/factory-journal.ts'
import { createJournalReader } from '../bucket/journal-reader.ts'
import { findJob, isUnderWay } from '../job/find-jobs.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/**
 * What a worker that was killed could not do any more. It is no event, as the next worker may be writing by now: that one asks the Hub. A
 * Space that can't be paused sleeps by itself.
 */
export async function pauseAbandonedSpace(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<void> {
  try {
    const story = await readRun({ storage: createJournalReader(await launcher.texts(call), runId, call, async () => {}) })
    if (isFactoryEnd(story.run.status) || findCostlySpace(story) === undefined) return
    if (!isUnderWay(await findJob(launcher, runId, call))) await pauseUntilRetried(story, launcher.hub(call))
  } catch {
    call.signal?.throwIfAborted()
    call.deadline?.check()
  }
}
