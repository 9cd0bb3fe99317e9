export { createDiskRunLog, type DiskRunLogOptions } from './disk/disk-run-log.ts'
export { createMemoryRunLog, type MemoryRunLogOptions } from './memory-run-log.ts'
export { createRunJournal, type RunJournalOptions } from './run-journal.ts'
export type { LogEntry, ReadOptions, RecordSchema, Redact, RunLog } from './run-log.ts'
