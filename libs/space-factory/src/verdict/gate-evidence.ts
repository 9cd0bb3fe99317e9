import type { Evidence } from '@naturalcad/contracts/factory'
import type { GateFacts } from './gate-facts.ts'
import { isCallPassed, isHardwareGranted, isHealthy } from './gate-rules.ts'

/** Every fact that the gate was given, as one line each; facts that there are none of are left out. */
export function listEvidence(facts: GateFacts): Evidence[] {
  const { agent, blockers, generation, hardware, health, runtime, space, stopped } = facts
  const evidence: Evidence[] = []
  const add = (rule: string, passed: boolean, detail: string) => void evidence.push({ rule, passed, detail, file: null, line: null })
  add('run.not_stopped', stopped === null, stopped === null ? 'the run came to its end' : `the run was ended: ${stopped}`)
  if (agent !== null) {
    add('agent.finished', agent.outcome === 'finished', agent.detail)
    add('agent.usable_app', agent.hasUsableApp, agent.hasUsableApp ? 'app.py is there and can be parsed' : 'there is no usable app.py')
  }
  evidence.push(...facts.guardFindings)
  if (space !== null) {
    add('space.created', space.isCreated, space.isCreated ? 'the private Space exists' : (space.failure?.message ?? 'the Space was not created'))
    if (space.isCreated) add('space.uploaded', space.isUploaded, space.isUploaded ? 'the workspace is uploaded' : (space.failure?.message ?? 'the upload failed'))
  }
  if (runtime !== null) {
    add('space.running', runtime.stage === 'RUNNING' && !runtime.isStartupOver, `stage ${runtime.stage}${runtime.errorMessage === null ? '' : `: ${runtime.errorMessage}`}`)
    if (runtime.expectedSha !== null) add('space.commit', runtime.sha === runtime.expectedSha, `runs ${runtime.sha ?? 'no known commit'}, uploaded was ${runtime.expectedSha}`)
  }
  if (hardware.needsGpu || hardware.attempts.length > 0) {
    const last = hardware.attempts.at(-1)
    add('hardware.granted', isHardwareGranted(hardware) || !hardware.needsGpu, last?.reason ?? 'no GPU was asked for')
  }
  if (health !== null) add('health.json', isHealthy(facts), `${health.url} answered ${health.httpStatus ?? 'nothing'}, ${health.contentType ?? 'no content type'}`)
  if (generation !== null) {
    const problem = facts.generationProblems[0]
    add('generation.output', isCallPassed(facts), `${generation.endpoint ?? 'no endpoint'}: ${generation.outcome}${problem === undefined ? '' : `, ${problem}`}`)
  }
  evidence.push(...facts.staticEvidence, ...facts.runLogEvidence)
  if (blockers !== null) add('blockers.valid', blockers.problems.length === 0, blockers.problems[0] ?? `${blockers.blockers.length} blockers are documented`)
  return evidence
}
