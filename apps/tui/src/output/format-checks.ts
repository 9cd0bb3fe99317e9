import type { CheckResult, Measures } from '@naturalcad/contracts/part'
import { formatNumber } from './format-number.ts'
import { formatTable } from './table.ts'
import { wrapBehind } from './wrap-text.ts'

const marks = { passed: 'passed', failed: 'FAILED', 'not-checked': 'not checked' } as const

export function formatChecks(checks: readonly CheckResult[], columns: number): string {
  return formatTable(
    checks.map(({ id, status, message }) => [`  ${id}`, marks[status], message]),
    columns,
  )
}

/** What a part measures. */
export function formatMeasures(measures: Measures, columns: number): string {
  return toLines(measures)
    .map((line) => wrapBehind('  ', line, columns))
    .join('')
}

function toLines(measures: Measures): string[] {
  const box = measures.boundingBox.size.map(formatNumber).join(' × ')
  const counts = [countOf(measures.solids, 'solid'), countOf(measures.faces, 'face'), countOf(measures.edges, 'edge')].join(', ')
  switch (measures.kind) {
    case 'solid':
      return [`box ${box} mm, volume ${formatNumber(measures.volume)} mm³`, `${counts}${measures.genus === undefined ? '' : `, ${countOf(measures.genus, 'through hole')}`}`]
    case 'sketch':
      return [`box ${box} mm, area ${formatNumber(measures.area)} mm²`, `${countOf(measures.faces, 'face')}, ${countOf(measures.edges, 'edge')}`]
    case 'path':
      return [`box ${box} mm, length ${formatNumber(measures.length)} mm`, countOf(measures.edges, 'edge')]
  }
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
