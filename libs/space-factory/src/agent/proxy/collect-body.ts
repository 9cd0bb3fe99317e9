import type { Clock } from '@naturalcad/contracts'

/** Why a body did not come whole. */
export type CollectFailure = 'stalled' | 'cut' | 'too-large'

export interface CollectOptions {
  body: AsyncIterable<Uint8Array> | null
  clock: Clock
  /** Longest time without a byte. */
  stallMs: number
  maxBytes: number
  /** Ends the upstream request. */
  stop: () => void
}

/** The whole of an upstream body as text, or why it is not to be had; with what came until then. */
export async function collectBody({ body, clock, stallMs, maxBytes, stop }: CollectOptions): Promise<{ text: string; failure: CollectFailure | undefined }> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  let failure: CollectFailure | undefined
  const onStall = () => {
    failure = 'stalled'
    stop()
  }
  let cancelTimer = clock.after(stallMs, onStall)
  try {
    for await (const chunk of body ?? []) {
      cancelTimer()
      cancelTimer = clock.after(stallMs, onStall)
      bytes += chunk.length
      if (bytes > maxBytes) {
        failure = 'too-large'
        stop()
        break
      }
      text += decoder.decode(chunk, { stream: true })
    }
  } catch {
    failure ??= 'cut'
  } finally {
    cancelTimer()
  }
  return { text, failure }
}
