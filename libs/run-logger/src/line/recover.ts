import { decodeLine, lineStart, type DecodedLine } from './line.ts'

/** What a line holds: maybe a fragment that something tore, and maybe a record behind it. */
export interface RecoveredLine {
  /** Bytes at the beginning of the line that belong to no record. */
  fragment: number
  reason?: string
  record?: Extract<DecodedLine, { ok: true }>
}

/**
 * A write that was cut short leaves a fragment, and the next writer's record may follow it on the same line. Every record
 * begins with the same bytes and carries its checksum, so it is found there.
 */
export function recoverLine(line: Buffer): RecoveredLine {
  const whole = decodeLine(line)
  if (whole.ok) return { fragment: 0, record: whole }
  for (let at = line.indexOf(lineStart, 1); at > 0; at = line.indexOf(lineStart, at + 1)) {
    const rest = decodeLine(line.subarray(at))
    if (rest.ok) return { fragment: at, reason: whole.reason, record: rest }
  }
  return { fragment: line.length, reason: whole.reason }
}
