import { relative } from 'node:path'
import type { Assumption, PartResult } from '@naturalcad/contracts/part'
import type { OutputOptions } from '../arguments/parse-arguments.ts'
import { formatBytes } from './format-bytes.ts'
import { formatChecks, formatMeasures } from './format-checks.ts'
import { formatNumber } from './format-number.ts'
import { drawPicture } from './draw-picture.ts'
import { formatTable } from './table.ts'
import type { Terminal } from './terminal.ts'

/** For people a picture, what was read and assumed, the checks and the files; for programs one object. */
export async function printResult(
  result: PartResult,
  folder: string,
  { terminal, output }: { terminal: Terminal; output: OutputOptions },
): Promise<void> {
  const { out, err, columns } = terminal
  if (result.fallback !== undefined) err.write(`naturalcad: the server was not used (${result.fallback}); the local engine made this part\n`)
  if (!result.recorded) err.write(`naturalcad: the run is not in the log: ${result.record_error ?? 'unknown reason'}\n`)
  if (output.json) {
    out.write(`${JSON.stringify(result)}\n`)
    return
  }
  if (output.picture) out.write(await drawPicture(folder, result, terminal))
  out.write(`${result.prompt}\n${formatMeasures(result.report.measures)}`)
  if (result.partial) out.write(`\nNot understood and left out: ${result.leftover.join(', ')}\n`)
  if (result.assumptions.length > 0) out.write(`\nDimensions\n${formatTable(result.assumptions.map(toRow), columns)}`)
  out.write(`\nChecks\n${formatChecks(result.report.checks, columns)}`)
  const files = result.manifest.files.map(({ name, bytes }) => [`  ${name}`, formatBytes(bytes)])
  out.write(`\nFiles in ${relative('.', folder) || '.'} (run ${result.job_id})\n${formatTable(files, columns)}`)
}

function toRow({ name, value, unit, source, words, reason }: Assumption): string[] {
  const amount = typeof value === 'number' ? formatNumber(value) : value
  const shown = unit === 'mm' ? `${amount} mm` : unit === 'deg' ? `${amount}°` : amount
  return [`  ${name}`, shown, [source === 'read' ? `"${words ?? ''}"` : 'assumed', reason].filter((part) => part !== undefined && part !== '').join(', ')]
}
