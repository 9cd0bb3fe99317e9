export { createInterpreterHost, type ExecuteOptions, type InterpreterHost, type InterpreterHostOptions } from './create-host.ts'
export type { BrowserWorker } from './worker-handle.ts'
