/** What one ordeal came to. */
export interface Check {
  name: string
  /** Undefined where this machine does not allow it. */
  passed: boolean | undefined
  /** Figures, or why it could not be tried. */
  detail: string
}

export interface TortureOptions {
  kills: number
  /** A tenth to a thousandth of the work, for tests of the torture itself. */
  small: boolean
  /** Of the factory: only its lying apps, all of them. */
  lies?: boolean
  tell: (message: string) => void
}

export function formatCheck({ name, passed, detail }: Check): string {
  return `${passed === undefined ? 'not tried' : passed ? 'held     ' : 'BROKEN   '}  ${name}: ${detail}\n`
}
