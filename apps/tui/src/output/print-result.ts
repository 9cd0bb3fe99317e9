import { relative } from 'node:path'
import type { Assumption, FallbackReason, PartResult } from '@naturalcad/contracts/part'
import type { OutputOptions } from '../arguments/parse-arguments.ts'
import { formatBytes } from './format-bytes.ts'
import { formatChecks, formatMeasures } from './format-checks.ts'
import { formatNumber } from './format-number.ts'
import { drawPicture } from './draw-picture.ts'
import { printText } from './print-text.ts'
import { formatTable } from './table.ts'
import type { Terminal } from './terminal.ts'
import { wrapBehind } from './wrap-text.ts'

const reasons = {
  backend_unset: 'is not set',
  backend_unavailable: 'does not answer',
  backend_timeout: 'took too long',
  backend_error: 'failed',
  backend_busy: 'is busy',
} as const satisfies Record<FallbackReason, string>

/** For people a picture, what was read and assumed, the checks and the files; for programs one object. */
export async function printResult(
  result: PartResult,
  folder: string,
  { terminal, output }: { terminal: Terminal; output: OutputOptions },
): Promise<void> {
  const { out, columns } = terminal
  const note = (text: string) => printText(wrapBehind('naturalcad: ', text, columns), 'err', terminal)
  if (result.fallback !== undefined) note(`the server ${reasons[result.fallback]} (${result.fallback}); the local engine made this part`)
  if (!result.recorded) note(`the run is not in the log: ${result.record_error ?? 'unknown reason'}`)
  if (output.json) {
    out.write(`${JSON.stringify(result)}\n`)
    return
  }
  if (output.picture) out.write(await drawPicture(folder, result, terminal))
  printText(formatResult(result, folder, columns), 'out', terminal)
}

function formatResult({ prompt, report, partial, leftover, assumptions, manifest, job_id }: PartResult, folder: string, columns: number): string {
  const heading = (text: string) => `\n${wrapBehind('', text, columns)}`
  const files = manifest.files.map(({ name, bytes }) => [`  ${name}`, formatBytes(bytes)])
  return [
    `${wrapBehind('', prompt, columns)}${formatMeasures(report.measures, columns)}`,
    ...(partial ? [heading(`Not understood and left out: ${leftover.join(', ')}`)] : []),
    ...(assumptions.length === 0 ? [] : [`${heading('Dimensions')}${formatTable(assumptions.map(toRow), columns)}`]),
    `${heading('Checks')}${formatChecks(report.checks, columns)}`,
    `${heading(`Files in ${relative('.', folder) || '.'} (run ${job_id})`)}${formatTable(files, columns)}`,
  ].join('')
}

function toRow({ name, value, unit, source, words, reason }: Assumption): string[] {
  const amount = typeof value === 'number' ? formatNumber(value) : value
  const shown = unit === 'mm' ? `${amount} mm` : unit === 'deg' ? `${amount}°` : amount
  return [`  ${name}`, shown, [source === 'read' ? `"${words ?? ''}"` : 'assumed', reason].filter((part) => part !== undefined && part !== '').join(', ')]
}
