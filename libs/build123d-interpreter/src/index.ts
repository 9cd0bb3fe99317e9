export { runScript, type ScriptEnvironment, type ScriptRun } from './script/run-script.ts'
export type { ExecutionLimits } from './runtime/limits.ts'
