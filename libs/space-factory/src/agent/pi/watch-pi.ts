import type { SandboxedProcess } from '@naturalcad/sandbox'
import type { AgentContext } from '../agent.ts'

export interface PiWatch {
  /** Why it was ended; undefined where it was not. */
  reason: () => string | undefined
  /** Nothing more comes: what is left of it may go. */
  onSettled: () => void
  end: () => void
}

/** How long it has to end in its own way before it is killed with all that it started. */
const graceMs = 5000

/** Owns the time of a round, which Pi does not: asks it to end at the limit and on a cancellation, then kills its tree. */
export function watchPi(child: SandboxedProcess, { signal, clock, limits }: AgentContext): PiWatch {
  let reason: string | undefined
  let cancelKill: (() => void) | undefined
  const stop = () => {
    if (cancelKill !== undefined) return
    child.terminate()
    cancelKill = clock.after(graceMs, () => void child.stop())
  }
  const cancelLimit = clock.after(limits.maxSeconds * 1000, () => {
    reason ??= `the agent did not end within ${limits.maxSeconds} s`
    stop()
  })
  const onAbort = () => {
    reason ??= 'the agent was canceled'
    stop()
  }
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  return {
    reason: () => reason,
    onSettled: () => {
      cancelLimit()
      cancelKill ??= clock.after(graceMs, () => void child.stop())
    },
    end() {
      cancelLimit()
      cancelKill?.()
      signal.removeEventListener('abort', onAbort)
    },
  }
}
