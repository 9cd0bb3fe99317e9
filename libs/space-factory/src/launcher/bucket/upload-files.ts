import { commit } from '@huggingface/hub'
import { toHubFailure } from '../hub-failure.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

export interface NewFile {
  path: string
  content: Blob
}

/** Writes files into the bucket of runs, up to a hundred of them all at once or not at all. Bytes that the Hub has are not sent again. */
export async function uploadFiles(launcher: Launcher, bucket: string, files: readonly NewFile[], call: CallOptions): Promise<void> {
  const { hubUrl, accessToken, fetch } = launcher.hub(call)
  const signal = call.deadline?.signal ?? call.signal
  try {
    await commit({
      repo: { type: 'bucket', name: bucket },
      hubUrl,
      accessToken,
      title: '',
      operations: files.map(({ path, content }) => ({ operation: 'addOrUpdate', path, content })),
      ...(fetch === undefined ? {} : { fetch }),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    })
  } catch (thrown) {
    call.signal?.throwIfAborted()
    call.deadline?.check()
    throw toHubFailure(`the run could not be written to ${bucket}`, thrown)
  }
}
