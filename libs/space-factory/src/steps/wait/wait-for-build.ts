import type { Step } from '../../run/step.ts'
import { isShell } from './judge-hardware.ts'
import { judgeStage } from './judge-stage.ts'
import { toRuntimeFacts, watchSpace } from './watch-space.ts'

/** The Hub gives a build half an hour by itself. */
const limitMs = 35 * 60_000

/**
 * Waits until the uploaded commit is built. A Space that was made without the GPU that its app needs is left there: a person has to assign
 * one, and what the app does without it says nothing.
 */
export const waitForBuild: Step<'space' | 'upload' | 'hardware', 'runtime'> = {
  name: 'wait-for-build',
  state: 'building',
  needs: ['space', 'upload', 'hardware'],
  gives: ['runtime'],
  async run({ space: { spaceId }, upload, hardware }, context) {
    const isEnough = (stage: string, seen: ReadonlySet<string>) => stage.endsWith('APP_STARTING') && [...seen].some((one) => one.endsWith('BUILDING'))
    const watched = await watchSpace(context, { spaceId, commit: upload.commitSha, limitMs, isEnough })
    const runtime = toRuntimeFacts(watched, upload.commitSha, context)
    const { stage } = watched.runtime
    if (isShell(hardware) && (stage === 'RUNTIME_ERROR' || (!watched.isOver && !/ERROR|NO_APP_FILE/.test(stage)))) {
      return { facts: {}, stop: { reason: `the app needs ${hardware.requested ?? 'a GPU'}, and the Space was made without it`, repair: null } }
    }
    const stop = await judgeStage(context, spaceId, watched)
    return stop === undefined ? { facts: { runtime } } : { facts: { runtime }, stop }
  },
}
