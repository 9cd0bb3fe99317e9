import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'
import type { ObjectInfo } from '@naturalcad/contracts/store'
import type { Body } from '../store/body.ts'
import { notFound } from '../store/store-errors.ts'

export interface Upload {
  key: string
  /** Read once for each commit that it is in; one that goes alone, once. */
  body: Body
}

interface Waiting extends Upload {
  signal: AbortSignal | undefined
  settle: (outcome: { info: ObjectInfo } | { error: unknown }) => void
}

/** Larger ones go alone: their bytes cost more than a commit does. */
export const largestTogether = 1024 * 1024
const maxTogether = 100

/** What the Hub says of one of many, and not of the bucket, the token or the connection. */
const faultsOfOne: ReadonlySet<ErrorCode> = new Set(['INVALID_REQUEST', 'CONFLICT', 'PAYLOAD_TOO_LARGE', 'BACKEND_ERROR'])

/**
 * While one commit is under way the next small uploads gather, so that many at once cost few commits, each of which takes several calls.
 * Uploads of one key stay in their order, one commit each. `commit` tells of each upload what
 * is there then, if anything.
 */
export function groupUploads(commit: (uploads: readonly Upload[], signal: AbortSignal | undefined) => Promise<(ObjectInfo | undefined)[]>): (upload: Upload, signal: AbortSignal | undefined) => Promise<ObjectInfo> {
  let waiting: Waiting[] = []
  let isWorking = false

  async function work(): Promise<void> {
    isWorking = true
    // Whatever is put at the same time comes along.
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      await commitTogether(takeGroup())
    }
    isWorking = false
  }

  function takeGroup(): Waiting[] {
    const group = new Map<string, Waiting>()
    const rest: Waiting[] = []
    for (const upload of waiting) {
      if (upload.signal?.aborted) upload.settle({ error: upload.signal.reason })
      else if (group.size === maxTogether || group.has(upload.key)) rest.push(upload)
      else group.set(upload.key, upload)
    }
    waiting = rest
    return [...group.values()]
  }

  async function commitTogether(group: readonly Waiting[]): Promise<void> {
    if (group.length === 0) return
    const signals = group.flatMap(({ signal }) => signal ?? [])
    try {
      const infos = await commit(group, signals.length === 0 ? undefined : AbortSignal.any(signals))
      for (const [index, { key, settle }] of group.entries()) settle(toOutcome(key, infos[index]))
    } catch (error) {
      const wanted = group.filter(({ signal }) => !signal?.aborted)
      // What was canceled must not be written, and must not take the others with it; nor must one that is refused.
      if (wanted.length < group.length) await commitTogether(wanted)
      else if (group.length > 1 && NaturalCadError.is(error) && faultsOfOne.has(error.code)) for (const upload of group) await commitTogether([upload])
      else for (const { settle } of group) settle({ error })
    }
  }

  return async (upload, signal) => {
    const { size } = upload.body
    if (size === undefined || size > largestTogether) {
      const [info] = await commit([upload], signal)
      if (info === undefined) throw notFound(upload.key)
      return info
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal?.reason as Error)
      signal?.addEventListener('abort', onAbort, { once: true })
      const settle: Waiting['settle'] = (outcome) => {
        signal?.removeEventListener('abort', onAbort)
        if ('info' in outcome) resolve(outcome.info)
        else reject(outcome.error)
      }
      waiting.push({ ...upload, signal, settle })
      if (!isWorking) void work()
    })
  }
}

/** Somebody may have deleted it at once. */
function toOutcome(key: string, info: ObjectInfo | undefined): { info: ObjectInfo } | { error: unknown } {
  return info === undefined ? { error: notFound(key) } : { info }
}
