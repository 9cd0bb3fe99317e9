export { createScriptedAgent, type ScriptedAct, type ScriptedAgentOptions } from './agent/scripted/create-scripted-agent.ts'
