import type { PartStep, StepEvent } from '@naturalcad/contracts/part'
import { createStatusLine } from './status-line.ts'
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

/** Tells on standard error who does the work, once it has begun, and where it stands. */
export function createProgress(terminal: Terminal, description: string): { onEvent: (event: StepEvent) => void; end: () => void } {
  const line = createStatusLine(terminal, { keepsSteps: false })
  let isBegun = false
  return {
    onEvent(event) {
      if (event.type !== 'step-started') return
      if (!isBegun) line.say(description)
      isBegun = true
      line.begin(labels[event.step])
    },
    end: () => line.end(),
  }
}
