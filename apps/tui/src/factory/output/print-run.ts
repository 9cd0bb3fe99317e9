import { isFactoryEnd, verdictOutcomes } from '@naturalcad/contracts/factory'
import { nextActionSentences, verdictSentences, type RunView } from '@naturalcad/space-factory'
import { paint } from '../../output/paint.ts'
import { toPlainLine } from '../../output/plain-line.ts'
import { printText } from '../../output/print-text.ts'
import { formatTable } from '../../output/table.ts'
import type { Terminal } from '../../output/terminal.ts'
import { wrapBehind } from '../../output/wrap-text.ts'
import { linksOf, toRunResult } from './run-result.ts'
import { stateWords } from './state-words.ts'

export interface PrintRunOptions {
  terminal: Terminal
  json: boolean
  /** Folder that the files were copied into. */
  out?: string | undefined
}

/** A run on standard output: for people the verdict first, what it rests on and where it lies; for programs one object. */
export function printRun(view: RunView, options: PrintRunOptions): void {
  const { terminal, json, out } = options
  if (json) printObject(view, options)
  else printText(formatRun(view, terminal, out), 'out', terminal)
}

/** The same, where the report tells people the rest. */
export function printVerdict(view: RunView, options: PrintRunOptions): void {
  const { terminal, json, out } = options
  if (json) printObject(view, options)
  else printText([formatHead(view, terminal), formatTable(factsOf(view), terminal.columns), formatFolder(out, terminal)].join(''), 'out', terminal)
}

function printObject(view: RunView, { terminal, out }: PrintRunOptions): void {
  terminal.out.write(`${JSON.stringify(toRunResult(view, out))}\n`)
}

function formatRun(view: RunView, terminal: Terminal, out: string | undefined): string {
  const { run, gate } = view
  const { columns } = terminal
  const heading = (text: string) => `\n${paint('bold', text, terminal)}\n`
  const evidence = (gate?.evidence ?? []).map(({ rule, passed, detail }) => [passed ? '  yes' : '  NO', toPlainLine(rule), toPlainLine(detail)])
  const links = Object.entries(linksOf(run)).map(([name, url]) => [`  ${toPlainLine(name)}`, url])
  return [
    formatHead(view, terminal),
    formatTable(factsOf(view), columns),
    ...(evidence.length === 0 ? [] : [heading('Evidence'), formatTable(evidence, columns)]),
    ...(gate === null || gate.contradictions.length === 0 ? [] : [heading('Contradictions'), ...gate.contradictions.map((text) => wrapBehind('  ', toPlainLine(text), columns))]),
    ...(gate === null || gate.blockers.length === 0 ? [] : [heading('Blockers'), formatTable(gate.blockers.map((one) => [`  ${toPlainLine(one.component)}`, toPlainLine(one.description)]), columns)]),
    ...(links.length === 0 ? [] : [heading('Links'), formatTable(links, columns)]),
    formatFolder(out, terminal),
    ...formatNext(view, columns).map((text) => `\n${text}`),
  ].join('')
}

function formatHead({ run, isInterrupted }: RunView, terminal: Terminal): string {
  if (isInterrupted) return paintHead('yellow', 'The run was interrupted: its Job is over, and it has no end.', terminal)
  if (run.resultStatus === null) {
    if (run.status === 'done') return paintHead('green', 'It is done.', terminal)
    return paintHead(isFactoryEnd(run.status) ? 'red' : 'bold', isFactoryEnd(run.status) ? `It is over: ${stateWords[run.status]}.` : `It goes on: ${stateWords[run.status]}.`, terminal)
  }
  const color = ({ success: 'green', pending: 'yellow', failure: 'red' } as const)[verdictOutcomes[run.resultStatus]]
  return paintHead(color, verdictSentences[run.resultStatus], terminal)
}

function paintHead(color: Parameters<typeof paint>[0], text: string, terminal: Terminal): string {
  const lines = wrapBehind('', text, terminal.columns).trimEnd().split('\n')
  return lines.map((line) => `${paint(color, line, terminal)}\n`).join('')
}

function factsOf({ run }: RunView): string[][] {
  const { costs } = run
  const budget = costs === null || costs.budgetUsd === null ? '' : `, budget ${costs.budgetUsd.toFixed(2)}`
  return [
    ...(run.resultStatus === null ? [] : [['  verdict', run.resultStatus]]),
    ['  run', run.runId],
    ['  recipe', `${run.kind}, ${run.mode}`],
    ...(run.model === null ? [] : [['  model', toPlainLine(run.model.id)]]),
    ...(run.target === null ? [] : [['  space', toPlainLine(run.target.spaceId)]]),
    ...(costs === null ? [] : [['  costs', `${costs.spentUsd.toFixed(4)} USD, at most ${costs.estimatedUsd.toFixed(4)}${budget}`]]),
    ...(run.failure === null ? [] : [['  failure', `${run.failure.class}: ${toPlainLine(run.failure.message)}`]]),
  ]
}

function formatFolder(out: string | undefined, terminal: Terminal): string {
  return out === undefined ? '' : `\n${paint('bold', 'Files', terminal)}\n  ${out}\n`
}

/** What a person has to do, if anything. */
function formatNext({ run, gate, isInterrupted }: RunView, columns: number): string[] {
  const next = (text: string) => wrapBehind('Next: ', text, columns)
  if (run.failure?.manualAction != null) return [next(toPlainLine(run.failure.manualAction))]
  if (isInterrupted) return [next(`naturalcad factory retry ${run.runId}`)]
  if (gate !== null && gate.nextAction !== 'none') return [next(nextActionSentences[gate.nextAction])]
  return []
}
