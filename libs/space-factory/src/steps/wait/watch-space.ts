import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getSpaceRuntime, type SpaceRuntime, waitForSpace } from '@naturalcad/hub-client'
import type { StepContext } from '../../run/step.ts'
import type { RuntimeFacts } from '../../verdict/gate-facts.ts'
import { toHubCall } from '../hub/hub-call.ts'

export interface WatchOptions {
  spaceId: string
  /** The commit that has to run; null where any will do. */
  commit: string | null
  limitMs: number
  /** The stage that was told of last. */
  toldStage?: string | undefined
  /** Enough has been seen, though the Space has not settled. */
  isEnough?: (stage: string, seen: ReadonlySet<string>) => boolean
}

export interface WatchedSpace {
  runtime: SpaceRuntime
  /** It has not settled within the limit. */
  isOver: boolean
}

/** Waits until a Space has settled, well or badly; each stage that it goes through is told once. */
export async function watchSpace(context: StepContext, { spaceId, commit, limitMs, toldStage, isEnough = () => false }: WatchOptions): Promise<WatchedSpace> {
  const seen = new Set<string>()
  const enough = new AbortController()
  let last: SpaceRuntime | undefined
  let telling = Promise.resolve()
  const onRuntime = (runtime: SpaceRuntime): void => {
    const { stage } = runtime
    if ((last?.stage ?? toldStage) !== stage) telling = telling.then(() => context.report('space.stage', `${spaceId} is in stage ${stage}`, { spaceId, stage, sha: runtime.sha ?? null, hardware: runtime.hardware?.current ?? null }))
    last = runtime
    seen.add(stage)
    if (isEnough(stage, seen)) enough.abort()
  }
  try {
    const call = { ...toHubCall(context), signal: AbortSignal.any([context.signal, enough.signal]) }
    const runtime = await waitForSpace({ ...call, repo: `spaces/${spaceId}`, waitMs: limitMs, onRuntime, ...(commit === null ? {} : { commit }) })
    return { runtime, isOver: false }
  } catch (error) {
    context.signal.throwIfAborted()
    context.deadline.check()
    if (enough.signal.aborted && last !== undefined) return { runtime: last, isOver: false }
    const { code } = NaturalCadError.from(error)
    if (code === 'NOT_FOUND') return { runtime: { stage: 'DELETING', errorMessage: 'the Space is gone' }, isOver: false }
    if (code !== 'DEADLINE_EXCEEDED') throw error
    return { runtime: last ?? (await getSpaceRuntime({ ...toHubCall(context), repo: `spaces/${spaceId}` })), isOver: true }
  } finally {
    await telling
  }
}

export function toRuntimeFacts({ runtime, isOver }: WatchedSpace, expectedSha: string | null, { redactor }: Pick<StepContext, 'redactor'>): RuntimeFacts {
  const errorMessage = runtime.errorMessage == null ? null : redactor.text(runtime.errorMessage)
  return { stage: runtime.stage, errorMessage, sha: runtime.sha ?? null, expectedSha, isStartupOver: isOver }
}
