import type { CheckResult, Measures } from '@naturalcad/contracts/part'
import { formatNumber } from './format-number.ts'
import { formatTable } from './table.ts'

const marks = { passed: 'passed', failed: 'FAILED', 'not-checked': 'not checked' } as const

export function formatChecks(checks: readonly CheckResult[], columns: number): string {
  return formatTable(
    checks.map(({ id, status, message }) => [`  ${id}`, marks[status], message]),
    columns,
  )
}

/** What a part measures, in two lines. */
export function formatMeasures(measures: Measures): string {
  const box = measures.boundingBox.size.map(formatNumber).join(' × ')
  const counts = [countOf(measures.solids, 'solid'), countOf(measures.faces, 'face'), countOf(measures.edges, 'edge')].join(', ')
  switch (measures.kind) {
    case 'solid':
      return `  box ${box} mm, volume ${formatNumber(measures.volume)} mm³\n  ${counts}${measures.genus === undefined ? '' : `, ${countOf(measures.genus, 'through hole')}`}\n`
    case 'sketch':
      return `  box ${box} mm, area ${formatNumber(measures.area)} mm²\n  ${countOf(measures.faces, 'face')}, ${countOf(measures.edges, 'edge')}\n`
    case 'path':
      return `  box ${box} mm, length ${formatNumber(measures.length)} mm\n  ${countOf(measures.edges, 'edge')}\n`
  }
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
