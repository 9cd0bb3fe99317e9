// Verdict
export { applyEvent } from './verdict/apply-event.ts'
export { createFailure, failureTable } from './verdict/failure-table.ts'
