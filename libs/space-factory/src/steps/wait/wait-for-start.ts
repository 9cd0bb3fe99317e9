import { chooseAppToken } from '../../live/choose-app-token.ts'
import { visitSpace } from '../../live/visit-space.ts'
import { wait } from '../../live/wait.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import type { Step, StepContext, StepOutcome } from '../../run/step.ts'
import { readCardFields } from '../space/card-fields.ts'
import { waitingClock } from '../hub/hub-call.ts'
import { isAskedFor, isShell, judgeHardware } from './judge-hardware.ts'
import { judgeStage } from './judge-stage.ts'
import { findAppUrl, readSpaceInfo } from '../hub/space-info.ts'
import { updateTargetSpace } from '../space/target-space-file.ts'
import { toRuntimeFacts, type WatchedSpace, watchSpace } from './watch-space.ts'

type Needs = 'space' | 'upload' | 'hardware'
type Gives = 'runtime' | 'hardware' | 'app'

const defaultLimitMs = 30 * 60_000
/** What the platform itself takes around the start of an app. */
const marginMs = 2 * 60_000
const maxWakes = 3
/** Until a visit, or a change of hardware, shows in the stage. */
const settleMs = 2000
const maxLooks = 15

/** Waits until the uploaded commit runs, on the hardware that was asked for. Running on another is a refusal: a person has to assign it. */
export const waitForStart: Step<Needs | 'runtime', Gives> = {
  name: 'wait-for-start',
  state: 'starting',
  needs: ['space', 'upload', 'hardware', 'runtime'],
  gives: ['runtime', 'hardware', 'app'],
  run: (facts, context) => waitUntilItRuns(facts, context, { mayRunElsewhere: false }),
}

/** The same of a Space that is validated: it is asked whatever it runs on. */
export const waitForExisting: Step<Needs, Gives> = {
  name: 'wait-for-existing',
  state: 'starting',
  needs: ['space', 'upload', 'hardware'],
  gives: ['runtime', 'hardware', 'app'],
  run: (facts, context) => waitUntilItRuns(facts, context, { mayRunElsewhere: true }),
}

async function waitUntilItRuns({ space: { spaceId }, upload, hardware: asked, runtime: before }: Pick<RunFacts, Needs> & Partial<Pick<RunFacts, 'runtime'>>, context: StepContext, { mayRunElsewhere }: { mayRunElsewhere: boolean }): Promise<StepOutcome<Gives>> {
  const { files, report } = context
  const { startupMs } = readCardFields(await files.readText('generated/README.md'))
  const url = findAppUrl(await readSpaceInfo(context, spaceId), spaceId)
  const limitMs = (startupMs ?? defaultLimitMs) + marginMs
  let watched = await watchSpace(context, { spaceId, commit: upload.commitSha, limitMs, toldStage: before?.stage })
  for (let wakes = 0; watched.runtime.stage === 'SLEEPING' && wakes < maxWakes; wakes += 1) {
    await report('space.woken', `${spaceId} sleeps and is woken by a visit`, { spaceId })
    const { hub, task, signal } = context
    await visitSpace({ url, accessToken: chooseAppToken({ spaceId, user: task.user, accessToken: hub.accessToken }), fetch: hub.fetch, signal })
    await wait(settleMs, { clock: waitingClock(context), signal: context.signal })
    watched = await watchSpace(context, { spaceId, commit: upload.commitSha, limitMs, isEnough: (stage) => stage === 'RUNNING' })
  }
  const looks = mayRunElsewhere && isAskedFor(context.task, asked) ? maxLooks : 0
  for (let look = 0; look < looks && isStillElsewhere(asked, watched); look += 1) {
    await wait(settleMs, { clock: waitingClock(context), signal: context.signal })
    watched = await watchSpace(context, { spaceId, commit: upload.commitSha, limitMs })
  }
  // Visits do not wake it: it does not come up.
  if (watched.runtime.stage === 'SLEEPING') watched = { ...watched, isOver: true }
  const runtime = toRuntimeFacts(watched, upload.commitSha, context)
  const isAsked = !mayRunElsewhere || isAskedFor(context.task, asked)
  const hardware = isAsked ? judgeHardware(asked, watched.runtime, mayRunElsewhere ? 'request' : 'create') : { ...asked, current: watched.runtime.hardware?.current ?? null }
  await files.writeJson('diagnostics/runtime.json', watched.runtime)
  await updateTargetSpace(context, spaceId, { currentHardware: hardware.current, hardwareAttempts: hardware.attempts })
  const facts = { runtime, hardware, app: { url } }
  const stop = await judgeStage(context, spaceId, watched)
  if (stop !== undefined) return { facts, stop }
  if (mayRunElsewhere || !isShell(hardware)) return { facts }
  return { facts, stop: { reason: hardware.attempts.at(-1)?.reason ?? 'the GPU was not granted', repair: null } }
}

/** Other hardware was granted, and the Space is not restarted yet. */
function isStillElsewhere({ requested }: RunFacts['hardware'], { runtime: { stage, hardware } }: WatchedSpace): boolean {
  return stage === 'RUNNING' && hardware?.current !== requested
}
