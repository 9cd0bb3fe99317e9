import type { FactoryRun, InferenceGate } from '@naturalcad/contracts/factory'
import { createRedactor, type Redactor } from '@naturalcad/redaction'
import type { Costs } from '../budget/cost-lines.ts'
import type { DurationRecommendation } from '../hardware/recommend-duration.ts'
import { toMarkdownLink, toMarkdownTable, toMarkdownText } from './markdown.ts'
import { nextActionSentences, verdictSentences } from './verdict-words.ts'

export interface ReportFacts {
  run: FactoryRun
  /** Null in recipes that make no Space, and in runs that did not get there. */
  gate: InferenceGate | null
  /** What it cost in the end; null where that is not known. */
  costs: Costs | null
  duration?: DurationRecommendation | undefined
  /** What the recipe itself says, where no gate decides. */
  result?: { passed: boolean; detail: string } | null
  /** What a person has to see to, whatever the verdict is. */
  attention?: readonly string[]
  /** Knows the secrets of the run; patterns are removed in any case. */
  redactor?: Redactor
}

/** `report.md`: the verdict first, then what it rests on. The same facts give the same bytes. */
export function writeReport({ redactor = createRedactor(), ...facts }: ReportFacts): string {
  // Before anything is escaped, since a token with a backslash in it would be known by no rule. Strings alone change, so the type holds.
  const { run, gate, costs, duration, result = null, attention = [] } = redactor.json(facts) as Omit<ReportFacts, 'redactor'>
  const sections = [
    writeHead(run, gate, result),
    writeNext(run, gate, attention),
    writeLinks(run),
    ...(gate === null ? [] : [writeEvidence(gate), writeLive(gate), writeHardware(gate), writeBlockers(gate), writeContradictions(gate)]),
    duration === undefined ? [] : writeDuration(duration),
    writeCosts(run, costs),
    writeRun(run),
  ]
  return redactor.text(`${sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`)
}

function writeHead(run: FactoryRun, gate: InferenceGate | null, result: ReportFacts['result']): string[] {
  const subject = run.model?.id ?? run.target?.spaceId ?? run.kind
  const title = `# ${toMarkdownText(subject)}`
  if (gate === null) {
    const sentence = run.status === 'done' ? 'It is done.' : `The run is in state ${toMarkdownText(run.status)}.`
    return [title, '', `**${sentence}**`, ...(result == null ? [] : ['', toMarkdownText(result.detail)])]
  }
  return [title, '', `**${verdictSentences[gate.status]}** Verdict: \`${gate.status}\`.`, '', toMarkdownText(gate.evidence[0]?.detail ?? '')]
}

function writeNext(run: FactoryRun, gate: InferenceGate | null, attention: readonly string[]): string[] {
  const lines = ['## Next', '', ...attention.flatMap((line) => [`**${toMarkdownText(line)}**`, ''])]
  if (run.failure?.manualAction != null) lines.push(`You have to act: ${toMarkdownText(run.failure.manualAction)}.`)
  else if (gate !== null) lines.push(nextActionSentences[gate.nextAction])
  else lines.push(run.failure === null ? nextActionSentences.none : nextActionSentences.retry)
  if (run.failure !== null) lines.push('', `Failure: \`${run.failure.class}\`, ${toMarkdownText(run.failure.message)}`)
  return lines
}

function writeLinks({ links, target, job }: FactoryRun): string[] {
  const all = new Map([...(job === null ? [] : [['job', job.url] as const]), ...(target === null ? [] : ([['space', target.url], ['settings', target.settingsUrl]] as const)), ...Object.entries(links)])
  if (all.size === 0) return []
  return ['## Links', '', ...[...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, url]) => `- ${toMarkdownLink(name, url)}`)]
}

function writeEvidence({ evidence }: InferenceGate): string[] {
  const rows = evidence.slice(1).map(({ rule, passed, detail, file, line }) => [
    passed ? 'yes' : '**no**',
    toMarkdownText(rule),
    `${toMarkdownText(detail)}${file === null ? '' : ` (${toMarkdownText(line === null ? file : `${file}:${line}`)})`}`,
  ])
  return rows.length === 0 ? [] : ['## Evidence', '', ...toMarkdownTable(['holds', 'rule', 'seen'], rows)]
}

function writeLive({ generation }: InferenceGate): string[] {
  if (generation === null) return []
  const time = generation.latencyMs === null ? 'no time was measured' : `${toSeconds(generation.latencyMs)} s`
  const rows = generation.outputs.map(({ kind, mime, bytes, sniffed, artifactPath }) => [kind, toMarkdownText(sniffed ?? mime ?? ''), String(bytes), toMarkdownText(artifactPath ?? '')])
  const head = ['## Live call', '', `${toMarkdownText(generation.endpoint ?? 'no endpoint')}: ${toMarkdownText(generation.outcome)}, ${time}.`]
  return rows.length === 0 ? head : [...head, '', ...toMarkdownTable(['output', 'type', 'bytes', 'file'], rows)]
}

function writeHardware({ hardware }: InferenceGate): string[] {
  if (hardware.attempts.length === 0) return []
  const rows = hardware.attempts.map(({ flavor, via, httpStatus, outcome, reason }) => [toMarkdownText(flavor), via, httpStatus === null ? '' : String(httpStatus), toMarkdownText(outcome), toMarkdownText(reason)])
  return ['## Hardware', '', ...toMarkdownTable(['flavor', 'asked with', 'status', 'outcome', 'reason'], rows)]
}

function writeBlockers({ blockers }: InferenceGate): string[] {
  if (blockers.length === 0) return []
  return [
    '## Blockers',
    '',
    'As they are documented in `TECHNICAL_BLOCKERS.json`.',
    '',
    ...blockers.flatMap(({ component, description, evidence, alternativesTried, workaround, severity }) => [
      `- **${toMarkdownText(component)}** (${severity}): ${toMarkdownText(description)} Seen: ${toMarkdownText(evidence)}`,
      ...alternativesTried.map(({ name, outcome, reason }) => `  - tried ${toMarkdownText(name)}, ${outcome}: ${toMarkdownText(reason)}`),
      ...(workaround === null ? [] : [`  - a way around: ${toMarkdownText(workaround)}`]),
    ]),
  ]
}

function writeContradictions({ contradictions }: InferenceGate): string[] {
  return contradictions.length === 0 ? [] : ['## Contradictions', '', ...contradictions.map((line) => `- ${toMarkdownText(line)}`)]
}

function writeDuration({ seconds, quotaSeconds, confidence, advice }: DurationRecommendation): string[] {
  return ['## Duration', '', `Declare ${seconds} s; a call takes ${quotaSeconds} s of quota. Confidence: ${confidence}.`, ...(advice.length === 0 ? [] : ['', ...advice.map((line) => `- ${toMarkdownText(line)}`)])]
}

function writeCosts({ costs: bounds }: FactoryRun, costs: Costs | null): string[] {
  const lines: string[] = []
  if (costs !== null) lines.push(...toMarkdownTable(['what', 'USD', 'how'], [...costs.lines.map(({ what, usd, basis }) => [what, toUsd(usd), toMarkdownText(basis)]), ['total', toUsd(costs.totalUsd), '']]))
  if (bounds !== null) lines.push(...(lines.length > 0 ? [''] : []), `Estimated before: ${toUsd(bounds.estimatedUsd)} USD. Budget: ${bounds.budgetUsd === null ? 'none' : `${toUsd(bounds.budgetUsd)} USD`}.`)
  return lines.length === 0 ? [] : ['## Costs', '', ...lines]
}

function writeRun({ runId, kind, mode, user, startedAt, finishedAt, model }: FactoryRun): string[] {
  const rows = [
    ['run', runId],
    ['recipe', kind],
    ['mode', mode],
    ['user', user],
    ...(model === null ? [] : [['model', model.sha === null ? model.id : `${model.id} at ${model.sha}`]]),
    ['started', startedAt],
    ['finished', finishedAt ?? 'not yet'],
  ]
  return ['## Run', '', ...toMarkdownTable(['', ''], rows.map((cells) => cells.map((cell) => toMarkdownText(cell))))]
}

function toSeconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}

function toUsd(usd: number): string {
  return usd.toFixed(4)
}
