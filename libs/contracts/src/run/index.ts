export type { Position, RunJournal } from './run-journal.ts'
export { FallbackLevel, RunRecord } from './run-record.ts'
