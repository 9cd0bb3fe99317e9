const errorLine = /^\s*(?:ERROR|error|Error|fatal|E):|\b[A-Z][A-Za-z]{0,60}(?:Error|Exception|Impossible)\b|\bfailed with exit code\b|\bexit code:? [1-9]/
const traceback = /^\s*Traceback \(most recent call last\)/

export interface FirstError {
  /** From 1. */
  line: number
  text: string
}

/** The first line of a build or run log that tells of an error; of a Python traceback, the line at its end that names it. */
export function findFirstError(log: string): FirstError | undefined {
  const lines = log.split('\n')
  const start = lines.findIndex((line) => traceback.test(line) || errorLine.test(line.slice(0, 2000)))
  if (start < 0) return undefined
  const isTraceback = traceback.test(lines[start] ?? '')
  const end = isTraceback ? lines.findIndex((line, index) => index > start && /^[A-Za-z_]/.test(line)) : start
  const at = end < 0 ? start : end
  return { line: at + 1, text: (lines[at] ?? '').trim().slice(0, 500) }
}
