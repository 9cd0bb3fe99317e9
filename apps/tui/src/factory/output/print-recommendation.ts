import type { RuntimeRecommendation } from '@naturalcad/contracts/factory'
import { paint } from '../../output/paint.ts'
import { toPlainLine } from '../../output/plain-line.ts'
import { printText } from '../../output/print-text.ts'
import { formatTable } from '../../output/table.ts'
import type { Terminal } from '../../output/terminal.ts'
import { wrapBehind } from '../../output/wrap-text.ts'

/** For people a table of what was decided, with its reasons; for programs the recommendation as it is. */
export function printRecommendation(recommendation: RuntimeRecommendation, terminal: Terminal, json: boolean): void {
  if (json) terminal.out.write(`${JSON.stringify(recommendation)}\n`)
  else printText(formatRecommendation(recommendation, terminal), 'out', terminal)
}

function formatRecommendation(recommendation: RuntimeRecommendation, terminal: Terminal): string {
  const { modelId, recipe, template, hardware, zeroGpu, params, paramsSource, weightsGb, estimatedVramGb } = recommendation
  const { columns } = terminal
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n${paint('bold', title, terminal)}\n${lines.map((line) => wrapBehind('  ', toPlainLine(line), columns)).join('')}`
  const rows = [
    ['recipe', recipe ?? 'none: see the blockers'],
    ['written by', template === null ? 'the agent' : `template ${template}`],
    ['task', recommendation.task],
    ['gives', recommendation.outputKind],
    ['hardware', hardware.preferred === null ? 'none will do' : [hardware.preferred, hardware.size].filter((part) => part !== null).join(' ')],
    ['else', hardware.fallbacks.join(', ') || null],
    ['ZeroGPU', zeroGpu.eligible ? `yes${zeroGpu.initialDurationS === null ? '' : `, ${zeroGpu.initialDurationS} s a call`}` : 'no'],
    ['parameters', params === null ? 'not known' : `${formatCount(params)}${paramsSource === null ? '' : `, by ${paramsSource}`}`],
    ['weights', weightsGb === null ? 'not known' : `${formatGb(weightsGb)} GB${estimatedVramGb === null ? '' : `, about ${formatGb(estimatedVramGb)} GB to run`}`],
    ['loaded as', recommendation.quantization === 'none' ? null : recommendation.quantization],
    ['Python', recommendation.python],
    ['confidence', recommendation.confidence],
  ].flatMap(([name, value]) => (value === null || value === undefined ? [] : [[`  ${name ?? ''}`, toPlainLine(value)]]))
  return [
    wrapBehind('', toPlainLine(modelId), columns),
    formatTable(rows, columns),
    section('Reasons', hardware.reasons),
    section('Warnings', recommendation.warnings.map(({ message }) => message)),
    section('Blockers', recommendation.blockers.map(({ component, description }) => `${component}: ${description}`)),
    section('Other ways', recommendation.alternatives.map(({ message }) => message)),
    ...(recipe === null ? [] : [`\n${wrapBehind('Next: ', `naturalcad factory launch ${recipe} --model ${toPlainLine(modelId)}`, columns)}`]),
  ].join('')
}

function formatCount(count: number): string {
  if (count < 1e6) return String(Math.round(count))
  return count < 1e9 ? `${(count / 1e6).toFixed(1)} million` : `${(count / 1e9).toFixed(1)} billion`
}

function formatGb(gb: number): string {
  return gb < 0.1 ? gb.toFixed(3) : gb.toFixed(1)
}
