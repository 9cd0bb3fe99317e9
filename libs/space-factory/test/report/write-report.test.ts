import { FactoryRun, NextAction, Verdict } from '@naturalcad/contracts/factory'
import { createRedactor } from '@naturalcad/redaction'
import { createFailure, decideGate, type GateFacts, writeReport } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { blocker, facts, generation } from '../support/facts.ts'

const run: FactoryRun = FactoryRun.parse({
  schemaVersion: 1, runId: '20260801-120000-abcdefgh', kind: 'universal', status: 'done', previousStatus: 'classifying', seq: 9,
  startedAt: '2026-08-01T12:00:00.000Z', updatedAt: '2026-08-01T12:10:00.000Z', finishedAt: '2026-08-01T12:10:00.000Z', user: 'ada',
  job: { id: '1', url: 'https://hub.example/jobs/ada/1', flavor: 'cpu-basic', timeoutSeconds: 5400, stage: 'COMPLETED' },
  target: { spaceId: 'ada/app', url: 'https://hub.example/spaces/ada/app', settingsUrl: 'https://hub.example/spaces/ada/app/settings' },
  model: { id: 'ada/tiny', sha: 'abc' }, mode: 'full-inference-gated', resultStatus: 'full_inference_success', failure: null,
  costs: { estimatedUsd: 0.5, spentUsd: 0.03, budgetUsd: 1 }, links: { bucket: 'https://hub.example/buckets/ada/space-factory-runs' },
})
const gateOf = (change: Partial<GateFacts> = {}) => decideGate(facts(change), '2026-08-01T12:09:59.000Z')
const costs = { lines: [{ what: 'job' as const, usd: 0.03, basis: 'cpu-upgrade, 60 min at 0.03 USD an hour' }], totalUsd: 0.03 }

test('a success, whole', () => {
  expect(writeReport({ run, gate: gateOf({ staticEvidence: [], agent: null }), costs })).toMatchInlineSnapshot(`
    "# ada/tiny

    **It works: a live call gave what the model should give.** Verdict: \`full_inference_success\`.

    live generation passed the output check

    ## Next

    Nothing is left to do.

    ## Links

    - [bucket](<https://hub.example/buckets/ada/space-factory-runs>)
    - [job](<https://hub.example/jobs/ada/1>)
    - [settings](<https://hub.example/spaces/ada/app/settings>)
    - [space](<https://hub.example/spaces/ada/app>)

    ## Evidence

    | holds | rule | seen |
    | --- | --- | --- |
    | yes | run.not\\_stopped | the run came to its end |
    | yes | space.created | the private Space exists |
    | yes | space.uploaded | the workspace is uploaded |
    | yes | space.running | stage RUNNING |
    | yes | space.commit | runs aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, uploaded was aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |
    | yes | hardware.granted | it runs on zero-a10g |
    | yes | health.json | https:&#47;&#47;ada-app.example/health answered 200, application/json |
    | yes | generation.output | /generate: passed |

    ## Live call

    /generate: passed, 0.9 s.

    | output | type | bytes | file |
    | --- | --- | --- | --- |
    | text |  | 11 |  |

    ## Hardware

    | flavor | asked with | status | outcome | reason |
    | --- | --- | --- | --- | --- |
    | zero-a10g | create | 200 | granted | it runs on zero-a10g |

    ## Costs

    | what | USD | how |
    | --- | --- | --- |
    | job | 0.0300 | cpu-upgrade, 60 min at 0.03 USD an hour |
    | total | 0.0300 |  |

    Estimated before: 0.5000 USD. Budget: 1.0000 USD.

    ## Run

    |  |  |
    | --- | --- |
    | run | 20260801-120000-abcdefgh |
    | recipe | universal |
    | mode | full-inference-gated |
    | user | ada |
    | model | ada/tiny at abc |
    | started | 2026-08-01T12:00:00.000Z |
    | finished | 2026-08-01T12:10:00.000Z |
    "
  `)
})

test('the verdict comes before all else, and what a person has to do follows it', () => {
  const hardware = { needsGpu: true, requested: 'zero-a10g', current: 'cpu-basic', attempts: [] }
  const failure = createFailure('plan', 'no GPU', 'assign zero-a10g in the settings of the Space, then validate it')
  const lines = writeReport({ run: { ...run, failure }, gate: gateOf({ generation: null, hardware }), costs: null }).split('\n').filter((line) => line !== '')
  expect(lines[1]).toBe('**The Space is there, and needs hardware that only you can assign.** Verdict: `manual_hardware_required`.')
  expect(lines.slice(3, 5)).toEqual(['## Next', 'You have to act: assign zero-a10g in the settings of the Space, then validate it.'])
})

test.each(Verdict.options.flatMap((status) => NextAction.options.map((nextAction) => [status, nextAction] as const)))('%s with %s makes a report', (status, nextAction) => {
  expect(writeReport({ run, gate: { ...gateOf(), status, nextAction }, costs })).toContain(`\`${status}\``)
})

test('blockers, contradictions and duration are told', () => {
  const blockers = { blockers: [{ ...blocker, alternativesTried: [{ name: 'a wheel', outcome: 'failed' as const, reason: 'none for this card' }], workaround: 'another card' }], problems: [] }
  const report = writeReport({ run, gate: gateOf({ blockers }), costs: null, duration: { seconds: 20, quotaSeconds: 40, confidence: 'low', advice: ['call it again'] } })
  for (const line of ['  - tried a wheel, failed: none for this card', '  - a way around: another card', '- a blockers file says that the model cannot run, and a live call passed', 'Declare 20 s; a call takes 40 s of quota. Confidence: low.', '- call it again']) {
    expect(report.split('\n')).toContain(line)
  }
})

test.each([
  ['a heading', '\n# You won', 'You won'],
  ['a table cell', 'a | b |', 'a \\| b \\|'],
  ['an image', '![x](https://evil.example/x.png)', '\\!\\[x\\](https:&#47;&#47;evil.example/x.png)'],
  ['a tag', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['an entity', '&lt;script&gt;', '&amp;lt;script&amp;gt;'],
  ['a code span', '`rm`', '\\`rm\\`'],
  ['a hidden turn of direction', 'abc\u202edef', 'abc def'],
])('%s in an error is text', (_title, message, text) => {
  const report = writeReport({ run: { ...run, failure: createFailure('build', message) }, gate: null, costs: null })
  expect(report.split('\n').find((line) => line.startsWith('Failure:'))).toContain(text)
})

test('a link is no way in for a script, nor for a password', () => {
  const report = writeReport({ run: { ...run, links: { bad: 'javascript:alert(1)', worse: 'https://me:pass@hub.example/' } }, gate: null, costs: null })
  expect(report).toContain('- bad\n')
  expect(report).not.toMatch(/javascript|pass@/)
})

test('no token gets into it: not a known one, not one of a known form', () => {
  const token = `hf_${'A1b2'.repeat(9)}`
  const redactor = createRedactor({ secrets: ['my own secret'] })
  const failure = createFailure('build', `pip said ${token} and my own secret`)
  const report = writeReport({ run: { ...run, failure }, gate: gateOf({ generation: { ...generation, endpoint: `/${token}` } }), costs: null, redactor })
  expect(report).not.toContain('A1b2A1b2')
  expect(report).not.toContain('my own secret')
  expect(report).toContain('pip said \\[redacted\\] and \\[redacted\\]')
})

test('the same facts give the same bytes', () => {
  expect(writeReport({ run, gate: gateOf(), costs })).toBe(writeReport({ run: structuredClone(run), gate: gateOf(), costs: structuredClone(costs) }))
})

test('a run that made no Space has a report too', () => {
  expect(writeReport({ run: { ...run, kind: 'hello-job', model: null, target: null, resultStatus: null }, gate: null, costs: null })).toMatch(/^# hello-job\n\n\*\*It is done\.\*\*\n/)
})
