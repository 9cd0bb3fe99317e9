import { printText } from './print-text.ts'
import type { Terminal } from './terminal.ts'
import { widthOf, wrapBehind } from './wrap-text.ts'

/** Tells on standard error what goes on: one line that changes on a screen, a line for each thing elsewhere. */
export interface StatusLine {
  /** A line that stays. */
  say(text: string): void
  /** What is under way from now on. */
  begin(text: string): void
  /** What is new about it. */
  detail(text: string): void
  /** Nothing is under way any more. */
  end(): void
}

export interface StatusLineOptions {
  /** On a screen, what was under way stays as a line with the time that it took. @default true */
  keepsSteps?: boolean
  /** In milliseconds, of a clock that never goes back. */
  now?: () => number
}

const label = 'naturalcad: '
const tickMs = 1000
/** Where nothing can be drawn, a line now and then tells that it still goes on. */
const longTickMs = 30_000

export function createStatusLine(terminal: Terminal, { keepsSteps = true, now = () => performance.now() }: StatusLineOptions = {}): StatusLine {
  const { err, isInteractive, screenColumns, unicode } = terminal
  let current: { text: string; detail: string; startedAt: number } | undefined
  let ticker: NodeJS.Timeout | undefined
  const print = (text: string) => printText(text, 'err', terminal)
  const erase = () => {
    if (isInteractive && current !== undefined) err.write('\r\u001b[2K')
  }
  const draw = () => {
    if (!isInteractive || current === undefined) return
    const { text, detail, startedAt } = current
    const time = formatSeconds(now() - startedAt)
    const dots = unicode ? '…' : '...'
    // The last column stays free: a terminal that has written there may begin a new line.
    const room = screenColumns - 1 - widthOf(time) - 1
    print(`\r\u001b[2K${clip(`${text} ${dots}${detail === '' ? '' : ` ${detail}`}`, room, dots)} ${time}`)
  }
  const tell = () => {
    if (current !== undefined) print(`${label}${current.text}: since ${formatSeconds(now() - current.startedAt)}\n`)
  }
  const end = () => {
    clearInterval(ticker)
    erase()
    if (keepsSteps && isInteractive && current !== undefined) {
      const time = formatSeconds(now() - current.startedAt)
      print(`${clip(current.text, screenColumns - 1 - widthOf(time) - 1, unicode ? '…' : '...')} ${time}\n`)
    }
    current = undefined
  }
  return {
    say(text) {
      erase()
      print(wrapBehind(label, text, screenColumns))
      draw()
    },
    begin(text) {
      end()
      current = { text, detail: '', startedAt: now() }
      if (!isInteractive) print(`${label}${text}\n`)
      draw()
      ticker = setInterval(isInteractive ? draw : tell, isInteractive ? tickMs : longTickMs).unref()
    },
    detail(text) {
      if (current === undefined || current.detail === text) return
      current.detail = text
      if (isInteractive) draw()
      else print(`${label}${current.text}: ${text}\n`)
    },
    end,
  }
}

function clip(text: string, columns: number, dots: string): string {
  const points = [...text]
  return points.length <= columns ? text : `${points.slice(0, Math.max(1, columns - widthOf(dots))).join('')}${dots}`
}

/** Such as `8 s` or `1:05`. */
function formatSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
