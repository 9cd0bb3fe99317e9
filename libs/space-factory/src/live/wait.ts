import type { Clock } from '@naturalcad/contracts'

/** Resolves after `ms`; rejects with the reason of the signal. Without a clock it keeps the program alive, as somebody waits for it. */
export async function wait(ms: number, { clock, signal }: { clock?: Clock | undefined; signal?: AbortSignal | undefined }): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = (clock?.after.bind(clock) ?? afterAwake)(ms, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

/** The system's clock lets a program end while it waits: here the answer is what the program waits for. */
function afterAwake(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}
