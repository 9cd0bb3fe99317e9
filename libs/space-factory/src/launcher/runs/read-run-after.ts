import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { wait } from '../../live/wait.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions, RunView } from '../space-factory.ts'
import { readRunView } from './read-run.ts'

/** What is written through a mount is seen within half a minute, each file by itself. */
const latestMs = 45_000
const shortestMs = 250
const longestMs = 4000

/** The run when it is seen to have got as far as the event `atLeast`; as far as it has got where that takes too long. */
export async function readRunAfter(launcher: Launcher, runId: FactoryRunId, { atLeast = 0, ...call }: CallOptions & { atLeast?: number }): Promise<RunView> {
  const { clock, options } = launcher
  const end = clock.monotonic() + latestMs
  for (let waitMs = shortestMs; ; waitMs = Math.min(longestMs, waitMs * 2)) {
    const view = await readRunView(launcher, runId, { ...call, atLeast })
    if (view.run.seq >= atLeast || clock.monotonic() >= end) return view
    await wait(waitMs, { clock: options.clock, signal: call.signal })
  }
}
