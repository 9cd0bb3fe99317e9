import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { createFactoryJournal, type FactoryJournal } from '../../run/journal/factory-journal.ts'
import { runFolder } from '../bucket/run-folder.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/** To write a run's events through the bucket's own API: only where no Job does. */
export async function openJournal(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<FactoryJournal> {
  const store = await launcher.store(call)
  return createFactoryJournal({ storage: createStoreJournalStorage({ store, prefix: runFolder(runId) }), runId, clock: launcher.clock, redactor: launcher.redactor })
}
