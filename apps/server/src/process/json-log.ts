import type { Redactor } from '@naturalcad/redaction'
import type { Log } from '../answers/access-log.ts'

/** One JSON object a line, with the time first. Paths and messages may carry what a stranger typed, so secrets are cut out. */
export function createJsonLog(redactor: Redactor, write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (entry) => write(`${JSON.stringify({ time: now().toISOString(), ...(redactor.json(entry) as typeof entry) })}\n`)
}
