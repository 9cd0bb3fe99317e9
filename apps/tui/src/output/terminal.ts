import type { Writable } from 'node:stream'

/** Where a command writes: results on `out`, everything else on `err`. */
export interface Terminal {
  out: Writable
  err: Writable
  /** Standard error is a screen: progress may rewrite its line. */
  isInteractive: boolean
  /** Infinite where nothing is a screen: a file or another program wants whole lines. */
  columns: number
  /** Of standard error; infinite where that is no screen. */
  screenColumns: number
  color: 'truecolor' | '256' | 'none'
  unicode: boolean
}

interface Stream extends Writable {
  isTTY?: boolean
  columns?: number
  getColorDepth?: () => number
}

export function detectTerminal(out: Stream, err: Stream, variables: NodeJS.ProcessEnv): Terminal {
  const isScreen = out.isTTY === true
  const depth = isScreen && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb' ? (out.getColorDepth?.() ?? 1) : 1
  return {
    out,
    err,
    isInteractive: err.isTTY === true && variables['TERM'] !== 'dumb',
    columns: out.columns || (isScreen ? 80 : Infinity),
    screenColumns: err.columns || (err.isTTY === true ? 80 : Infinity),
    color: depth >= 24 ? 'truecolor' : depth >= 8 ? '256' : 'none',
    unicode: /utf-?8/i.test(variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'] || '') || process.platform === 'darwin',
  }
}
