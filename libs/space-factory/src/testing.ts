export { createScriptedAgent, type ScriptedAct, type ScriptedAgentOptions } from './agent/scripted/create-scripted-agent.ts'
export { type LyingApp, lyingApps } from './testing/lying-apps.ts'
