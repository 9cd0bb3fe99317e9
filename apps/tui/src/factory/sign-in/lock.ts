import { mkdir, rmdir, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const pollMs = 100
/** What is done under a lock takes seconds; whoever holds one for longer was killed. */
const staleMs = 60_000

/** Of several processes one at a time does what is locked by this folder. */
export async function withLock<T>(folder: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  await take(folder, signal)
  try {
    return await work()
  } finally {
    await rmdir(folder).catch(() => undefined)
  }
}

async function take(folder: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await mkdir(folder)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const since = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    if (Date.now() - since > staleMs) await rmdir(folder).catch(() => undefined)
    else await wait(pollMs, undefined, { signal })
  }
}
