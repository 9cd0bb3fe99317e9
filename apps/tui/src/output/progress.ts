import type { PartStep, StepEvent } from '@naturalcad/contracts/part'
import type { Terminal } from './terminal.ts'

const labels = {
  write: 'writing the script',
  guard: 'checking the script',
  execute: 'building the shape',
  validate: 'proving the shape',
  export: 'writing the files',
  store: 'keeping the files',
  record: 'recording the run',
} as const satisfies Record<PartStep, string>

/**
 * Tells on standard error who does the work, once it has begun, and where it stands: one line that changes on a screen,
 * one line a step elsewhere.
 */
export function createProgress({ err, isInteractive, columns, unicode }: Terminal, description: string): { onEvent: (event: StepEvent) => void; end: () => void } {
  let isBegun = false
  let isShown = false
  return {
    onEvent(event) {
      if (event.type !== 'step-started') return
      if (!isBegun) err.write(`naturalcad: ${description}\n`)
      isBegun = true
      if (!isInteractive) {
        err.write(`naturalcad: ${labels[event.step]}\n`)
        return
      }
      err.write(`\r\u001b[2K${`${labels[event.step]} ${unicode ? '…' : '...'}`.slice(0, columns - 1)}`)
      isShown = true
    },
    end() {
      if (isShown) err.write('\r\u001b[2K')
      isShown = false
    },
  }
}
