import { type GenerationOutcome, InferenceGate, Verdict, verdictOutcomes } from '@naturalcad/contracts/factory'
import { createFailure, decideGate, findFailure, type GateFacts, staticEvidenceRules } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { blocker, facts, generation, health, sha, staticEvidence } from '../support/facts.ts'

const at = '2026-08-01T12:10:00.000Z'
const decide = (change: Partial<GateFacts>) => decideGate(facts(change), at)
const ended = (outcome: GenerationOutcome) => ({ ...generation, outcome })
const agent = facts().agent!
const runtime = facts().runtime!
const finding = { rule: 'guard.secret', passed: false, detail: 'app.py:3 holds a token', file: 'app.py', line: 3 }
const refused = { needsGpu: true, requested: 'zero-a10g', current: 'cpu-basic', attempts: [{ flavor: 'zero-a10g', via: 'create', httpStatus: 403, outcome: 'refused_plan', reason: 'the plan holds no ZeroGPU' }] } as const
const blockers = { blockers: [blocker], problems: [] }
const without = (rule: string) => staticEvidence.map((evidence) => (evidence.rule === rule ? { ...evidence, passed: false } : evidence))

const rows: [number, Verdict, string, Partial<GateFacts>][] = [
  [1, 'canceled', 'canceled, though all was well', { stopped: 'canceled' }],
  [1, 'timed_out', 'out of time, though all was well', { stopped: 'timed_out' }],
  [2, 'agent_failed', 'the agent failed', { agent: { ...agent, outcome: 'failed' } }],
  [2, 'agent_failed', 'no usable app.py', { agent: { ...agent, hasUsableApp: false, claim: 'success' } }],
  [2, 'agent_failed', 'blockers and no app', { agent: { ...agent, hasUsableApp: false }, blockers }],
  [3, 'unsafe_workspace', 'refused by the guard', { guardFindings: [finding] }],
  [4, 'space_create_failed', 'not created', { space: { isCreated: false, isUploaded: false, failure: null } }],
  [4, 'space_create_failed', 'not uploaded', { space: { isCreated: true, isUploaded: false, failure: createFailure('network', 'cut off') } }],
  [5, 'build_failed', 'CONFIG_ERROR', { runtime: { ...runtime, stage: 'CONFIG_ERROR' } }],
  [5, 'build_failed', 'BUILD_ERROR', { runtime: { ...runtime, stage: 'BUILD_ERROR', errorMessage: 'exit code 1' } }],
  [5, 'build_failed', 'NO_APP_FILE', { runtime: { ...runtime, stage: 'NO_APP_FILE' } }],
  [6, 'runtime_failed', 'RUNTIME_ERROR', { runtime: { ...runtime, stage: 'RUNTIME_ERROR' } }],
  [6, 'runtime_failed', 'never leaves BUILDING', { runtime: { ...runtime, stage: 'BUILDING', isStartupOver: true } }],
  [6, 'runtime_failed', 'runs another commit', { runtime: { ...runtime, sha: 'b'.repeat(40) } }],
  [6, 'runtime_failed', 'runs no known commit', { runtime: { ...runtime, sha: null } }],
  [7, 'full_inference_success', 'a live call passed', {}],
  [7, 'full_inference_success', 'passed on a Space of which the source is not known', { staticEvidence: [], agent: null, space: null }],
  [7, 'full_inference_success', 'passed, though blockers are claimed', { blockers, agent: { ...agent, claim: 'blocked' } }],
  [7, 'full_inference_success', 'passed in safe-scaffold', { mode: 'safe-scaffold' }],
  [7, 'full_inference_success', 'passed on a CPU in place of the GPU', { hardware: refused }],
  [7, 'full_inference_success', 'passed where the bound function was not found', { staticEvidence: without(staticEvidenceRules.functionBound) }],
  [8, 'wrong_output', 'wrong kind', { generation: ended('wrong_output'), generationProblems: ['text in place of image'] }],
  [8, 'wrong_output', 'wrong, with no reason given', { generation: ended('wrong_output') }],
  [8, 'wrong_output', 'a problem beside a pass', { generationProblems: ['the output is empty'] }],
  [8, 'wrong_output', 'a pass without outputs', { generation: { ...generation, outputs: [] } }],
  [8, 'wrong_output', 'the source never names the model', { staticEvidence: without(staticEvidenceRules.modelReferenced) }],
  [8, 'wrong_output', 'the source never loads the model', { staticEvidence: without(staticEvidenceRules.modelLoaded) }],
  [8, 'wrong_output', 'the source shows a placeholder', { staticEvidence: without(staticEvidenceRules.noPlaceholder), blockers }],
  [9, 'quota_blocked', 'quota', { generation: ended('quota') }],
  [9, 'quota_blocked', 'illegal duration', { generation: ended('illegal_duration') }],
  [9, 'quota_blocked', 'queue, with blockers', { generation: ended('queue'), blockers }],
  [10, 'generation_failed', 'the model raised', { generation: ended('app_error'), blockers }],
  [10, 'generation_failed', 'the call never ended', { generation: ended('time_limit') }],
  [11, 'manual_hardware_required', 'no GPU', { generation: null, hardware: refused }],
  [11, 'manual_hardware_required', 'no GPU, blockers', { generation: null, hardware: refused, blockers }],
  [11, 'manual_hardware_required', 'never asked', { generation: null, hardware: { ...refused, attempts: [] } }],
  [12, 'technical_blocker', 'valid blockers', { generation: null, blockers }],
  [13, 'full_inference_candidate_health_passed', 'the source shows inference', { generation: null }],
  [13, 'full_inference_candidate_health_passed', 'invalid blockers do not count', { generation: null, blockers: { blockers: [], problems: ['summary: is missing'] } }],
  [13, 'full_inference_candidate_health_passed', 'blockers that only degrade do not count', { generation: null, blockers: { blockers: [{ ...blocker, severity: 'degrading' }], problems: [] } }],
  [13, 'full_inference_candidate_health_passed', 'without spaces.GPU where ZeroGPU is not the target', {
    generation: null, hardware: { needsGpu: false, requested: 'cpu-basic', current: 'cpu-basic', attempts: [] },
    staticEvidence: staticEvidence.filter(({ rule }) => rule !== staticEvidenceRules.gpuDecorated),
  }],
  [13, 'full_inference_candidate_health_passed', 'in safe-scaffold too', { generation: null, mode: 'safe-scaffold' }],
  [14, 'safe_scaffold', 'an app without a model, and its call passed', { mode: 'safe-scaffold', hasModel: false, staticEvidence: without(staticEvidenceRules.modelReferenced) }],
  [15, 'health_only', 'an app without a model that was not called', { mode: 'safe-scaffold', hasModel: false, generation: null }],
  [15, 'health_only', 'an app without a model, and more was asked for', { hasModel: false }],
  [8, 'wrong_output', 'an app without a model that gives something else', { mode: 'safe-scaffold', hasModel: false, generationProblems: ['the edit is not in the answer'] }],
  [14, 'safe_scaffold', 'asked for and healthy', { generation: null, mode: 'safe-scaffold', staticEvidence: without(staticEvidenceRules.modelLoaded) }],
  ...Object.values(staticEvidenceRules).map((rule): [number, Verdict, string, Partial<GateFacts>] => [15, 'health_only', `${rule} fails`, { generation: null, staticEvidence: without(rule) }]),
  ...Object.values(staticEvidenceRules).map((rule): [number, Verdict, string, Partial<GateFacts>] => [
    15, 'health_only', `${rule} was not looked at`, { generation: null, staticEvidence: staticEvidence.filter((evidence) => evidence.rule !== rule) },
  ]),
  [15, 'health_only', 'no endpoint to call', { generation: ended('no_endpoint'), staticEvidence: [] }],
  [16, 'health_failed', 'health is HTML', { generation: null, health: { ...health, contentType: 'text/html', bodyOk: false } }],
  [16, 'health_failed', 'no health at all', { generation: null, health: null, agent: { ...agent, claim: 'success' } }],
  [16, 'health_failed', 'nothing was done', { agent: null, space: null, runtime: null, health: null, generation: null, staticEvidence: [], hardware: { needsGpu: false, requested: null, current: null, attempts: [] } }],
]

test.each(rows)('row %i, %s: %s', (row, verdict, _title, change) => {
  const gate = decide(change)
  expect(gate.status).toBe(verdict)
  expect(gate.evidence[0]).toMatchObject({ rule: `gate.row_${row}`, passed: verdictOutcomes[verdict] === 'success' })
  expect(gate.evidence[0]!.detail).not.toBe('')
  expect(gate.success).toBe(verdictOutcomes[verdict] === 'success')
  expect(InferenceGate.parse(gate)).toEqual(gate)
})

test('every row and every verdict is in the table above', () => {
  expect(new Set(rows.map(([row]) => row)).size).toBe(16)
  expect(new Set(rows.map(([, verdict]) => verdict))).toEqual(new Set(Verdict.options))
})

test('of two rows the first wins, whichever they are', () => {
  const first = new Map<number, Partial<GateFacts>>()
  for (const [row, , , change] of rows) if (!first.has(row) && row <= 6) first.set(row, change)
  const both = [...first].flatMap(([low, lowChange]) => [...first].filter(([high]) => high > low).map(([, highChange]) => ({ low, change: { ...highChange, ...lowChange } })))
  expect(both.map(({ change }) => decide(change).evidence[0]!.rule)).toEqual(both.map(({ low }) => `gate.row_${low}`))
  expect(both).toHaveLength(15)
})

test.each(rows)('row %i, %s: %s: what the agent says changes nothing', (_row, verdict, _title, change) => {
  for (const claim of ['success', 'blocked', null] as const) {
    const claiming = change.agent === null ? null : { ...(change.agent ?? agent), claim }
    expect(decide({ ...change, agent: claiming }).status).toBe(verdict)
  }
})

test('where a claim and a fact do not agree, both are recorded', () => {
  expect(decide({ blockers, agent: { ...agent, claim: 'blocked' } }).contradictions).toEqual([
    'a blockers file says that the model cannot run, and a live call passed',
    'the agent says that it was blocked, and a live call passed',
  ])
  expect(decide({ generation: null, health: null, agent: { ...agent, claim: 'success' } }).contradictions).toEqual(['the agent says that it succeeded, and the facts say health_failed'])
  expect(decide({}).contradictions).toEqual([])
  const degrading = { blockers: [{ ...blocker, severity: 'degrading' as const }], problems: ['no blocker is blocking'] }
  expect(decide({ blockers: degrading, agent: { ...agent, claim: 'success' } }).contradictions).toEqual([])
})

test('the same facts give the same bytes, and are not changed', () => {
  const given = facts()
  const before = JSON.stringify(given)
  expect(JSON.stringify(decideGate(given, at))).toBe(JSON.stringify(decideGate(given, at)))
  expect(JSON.stringify(given)).toBe(before)
})

test('an illegal duration is mended in the source, a spent quota by waiting', () => {
  expect(decide({ generation: ended('illegal_duration') }).nextAction).toBe('fix_workspace')
  expect(decide({ generation: ended('quota') }).nextAction).toBe('retry')
})

test.each([
  ['canceled', 'canceled', { stopped: 'canceled' }],
  ['timed_out', 'job_timeout', { stopped: 'timed_out' }],
  ['agent_failed', 'agent', { agent: { ...agent, hasUsableApp: false } }],
  ['unsafe_workspace', 'guard', { guardFindings: [finding] }],
  ['space_create_failed', 'conflict', { space: { isCreated: false, isUploaded: false, failure: createFailure('conflict', 'there already') } }],
  ['build_failed', 'config', { runtime: { ...runtime, stage: 'CONFIG_ERROR' } }],
  ['build_failed', 'build', { runtime: { ...runtime, stage: 'BUILD_ERROR' } }],
  ['runtime_failed', 'runtime', { runtime: { ...runtime, stage: 'RUNTIME_ERROR' } }],
  ['runtime_failed', 'startup_timeout', { runtime: { ...runtime, stage: 'APP_STARTING', isStartupOver: true } }],
  ['wrong_output', 'output', { generationProblems: ['empty'] }],
  ['quota_blocked', 'quota', { generation: ended('quota') }],
  ['generation_failed', 'runtime', { generation: ended('app_error') }],
  ['manual_hardware_required', 'plan', { generation: null, hardware: refused }],
  ['manual_hardware_required', 'scope', { generation: null, hardware: { ...refused, attempts: [{ ...refused.attempts[0], outcome: 'refused_auth' }] } }],
  ['health_only', 'schema', { generation: ended('no_endpoint'), staticEvidence: [] }],
  ['health_failed', 'health', { generation: null, health: null }],
  ['full_inference_success', null, {}],
  ['safe_scaffold', null, { generation: null, mode: 'safe-scaffold', staticEvidence: [] }],
  ['technical_blocker', null, { generation: null, blockers }],
  ['full_inference_candidate_health_passed', null, { generation: null }],
] as [Verdict, string | null, Partial<GateFacts>][])('%s is a failure of class %s', (verdict, failureClass, change) => {
  const gate = decide(change)
  expect(gate.status).toBe(verdict)
  expect(findFailure(facts(change), verdict, gate.evidence[0]!.detail)?.class ?? null).toBe(failureClass)
})

test('manual hardware names what to assign', () => {
  const change = { generation: null, hardware: refused }
  expect(findFailure(facts(change), 'manual_hardware_required', 'no')?.manualAction).toBe('assign zero-a10g in the settings of the Space, then validate it')
})

test('the commit that runs is among the evidence', () => {
  expect(decide({}).evidence.find(({ rule }) => rule === 'space.commit')).toMatchObject({ passed: true, detail: `runs ${sha}, uploaded was ${sha}` })
})
