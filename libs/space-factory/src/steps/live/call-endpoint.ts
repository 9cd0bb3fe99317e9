import type { ApiEndpoint, ApiSchema } from '@naturalcad/contracts/factory'
import { recommendDuration } from '../../hardware/recommend-duration.ts'
import { isProvenEndpoint } from '../../live/choose-endpoint.ts'
import { testEndpoint } from '../../live/test-endpoint.ts'
import type { GuardFacts, LiveFacts } from '../../run/run-facts.ts'
import { writeTestResult } from '../../run/test-result-file.ts'
import type { Step, StepContext, StepStop } from '../../run/step.ts'
import { staticEvidenceRules } from '../../verdict/gate-facts.ts'
import { isDisproving } from '../../verdict/gate-rules.ts'
import { connectApp } from './connect-app.ts'
import { readError, readLogTail } from '../wait/diagnose-space.ts'
import { waitingClock } from '../hub/hub-call.ts'

/** What a person has to wait for, and no change of the app mends. */
const notOfTheApp: ReadonlySet<string> = new Set(['quota', 'queue'])

/** Calls the endpoint that reaches the model, twice with different inputs, keeps what it gives under `artifacts/`, and judges it by its bytes. */
export const callEndpoint: Step<'space' | 'app' | 'workspace' | 'live' | 'guard', 'live'> = {
  name: 'call-endpoint',
  state: 'api_check',
  needs: ['space', 'app', 'workspace', 'live', 'guard'],
  gives: ['live'],
  async run({ space: { spaceId }, app: { url }, workspace, live: before, guard }, context) {
    const { task, signal, files, report, redactor } = context
    const expected = task.live.expected ?? workspace.expected
    const tested = await testEndpoint(connectApp(context, { url, spaceId }), {
      name: task.live.endpoint ?? workspace.endpoint ?? undefined,
      suggested: before.suggestedEndpoint ?? undefined,
      proven: guard.provenEndpoints ?? undefined,
      inputs: task.live.inputs ?? undefined,
      sampleInputs: workspace.sampleInputs ?? undefined,
      expectedText: workspace.expectedText ?? undefined,
      expected,
      seed: task.runId,
      durationSeconds: workspace.durationSeconds,
      keep: async ({ name, bytes }) => {
        await files.writeBytes(`artifacts/${name}`, bytes)
        return `artifacts/${name}`
      },
      clock: waitingClock(context),
      signal,
    })
    context.deadline.check()
    if (tested.endpoints !== null) await writeSchema(context, tested.endpoints)
    const { generation } = tested
    const found = generation?.outcome === 'passed' && tested.problems.length === 0 ? findDoubts(guard, generation.endpoint) : tested.problems
    const isPassed = generation?.outcome === 'passed' && found.length === 0
    const stop = isPassed ? undefined : await explain(context, spaceId, generation?.outcome ?? null, redactor.text(found[0] ?? 'the app was not called'))
    const problems = [...found.map((problem) => redactor.text(problem)), ...(stop?.cause === undefined ? [] : [`its run log says: ${stop.cause}`])]
    const live: LiveFacts = { ...before, generation, problems, latenciesMs: tested.latenciesMs }
    await writeTestResult(context, { live, expected })
    const duration = recommendDuration(tested.latenciesMs.map((latencyMs, index) => ({ latencyMs, isCold: index === 0 })))
    await report('live.called', problems[0] ?? 'the live call passed', { ...generation, problems, ...(duration === undefined ? {} : { duration }) }, isPassed ? 'info' : 'warning')
    return stop === undefined ? { facts: { live } } : { facts: { live }, stop: { reason: stop.reason, repair: stop.repair } }
  },
}

/** Why an output that passed cannot be the model's, by the source of the app. */
function findDoubts({ staticEvidence, provenEndpoints }: GuardFacts, endpoint: string | null): string[] {
  const doubts = staticEvidence.filter(isDisproving).map(({ detail, file, line }) => `${file === null ? 'the source' : `${file}:${line ?? 1}`}: ${detail}`)
  if (doubts.length > 0 || endpoint === null || isProvenEndpoint(endpoint, provenEndpoints ?? undefined)) return doubts
  const unbound = staticEvidence.find(({ rule, passed }) => rule === staticEvidenceRules.functionBound && !passed)
  return [unbound === undefined ? `by the source, what ${endpoint} gives is not made by the model` : `${unbound.file ?? 'the source'}:${unbound.line ?? 1}: ${unbound.detail}`]
}

async function writeSchema({ task, files, clock }: StepContext, endpoints: ApiEndpoint[]): Promise<void> {
  const schema: ApiSchema = { schemaVersion: 1, runId: task.runId, source: '/gradio_api/info', fetchedAt: new Date(clock.now()).toISOString(), endpoints }
  await files.writeJson('tests/api_schema.json', schema)
}

/** Gradio hides what an app raises: its log tells it. */
async function explain(context: StepContext, spaceId: string, outcome: string | null, problem: string): Promise<StepStop & { cause: string | undefined }> {
  const log = await readLogTail(context, spaceId, 'run')
  await context.files.writeText('diagnostics/run.log', `${log}\n`)
  const { error, hint } = readError(log, problem)
  const [first = ''] = error.split('\n')
  const cause = outcome === 'app_error' && first !== problem && first !== '' ? first : undefined
  const repair = outcome !== null && notOfTheApp.has(outcome) ? null : { what: outcome === null ? ('health' as const) : ('live' as const), error: `${problem}\n${error}`.slice(0, 4000), hint }
  return { reason: problem, repair, cause }
}
