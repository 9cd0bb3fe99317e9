import { setImmediate as nextTurn } from 'node:timers/promises'
import { commit } from '@huggingface/hub'
import { toHubFailure } from '../hub-failure.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

export interface NewFile {
  path: string
  content: Blob
}

/**
 * Writes files into the bucket of runs, up to a hundred of them all at once or not at all. Bytes that the Hub has are not sent again. Where
 * the caller gives up meanwhile, they may be written all the same.
 */
export async function uploadFiles(launcher: Launcher, bucket: string, files: readonly NewFile[], call: CallOptions): Promise<void> {
  call.signal?.throwIfAborted()
  call.deadline?.check()
  const { hubUrl, accessToken, fetch = globalThis.fetch } = launcher.hub(call)
  const written = commit({
    repo: { type: 'bucket', name: bucket },
    hubUrl,
    accessToken,
    title: '',
    operations: files.map(({ path, content }) => ({ operation: 'addOrUpdate', path, content })),
    fetch: failLater(fetch),
  })
  try {
    await untilEnd(written, call)
  } catch (thrown) {
    call.signal?.throwIfAborted()
    call.deadline?.check()
    throw toHubFailure(`the run could not be written to ${bucket}`, thrown)
  }
}

/**
 * `@huggingface/hub` loses an error that comes in the same turn as its last progress, and the process ends of a rejection that nobody
 * handles. For the same reason it gets no signal: a canceled commit leaves its uploads waiting for each other for good.
 */
function failLater(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init)
    } catch (error) {
      await nextTurn()
      throw error
    }
  }
}

async function untilEnd(work: Promise<unknown>, { signal, deadline }: CallOptions): Promise<void> {
  const ends = AbortSignal.any([signal, deadline?.signal].filter((one) => one !== undefined))
  let onAbort = () => {}
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(ends.reason as Error)
    ends.addEventListener('abort', onAbort)
  })
  try {
    await Promise.race([work, ended])
  } finally {
    ends.removeEventListener('abort', onAbort)
  }
}
