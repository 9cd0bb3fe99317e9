import { chooseAppToken } from '../../live/choose-app-token.ts'
import { connectSpace, type SpaceConnection } from '../../live/connect-space.ts'
import type { StepContext } from '../../run/step.ts'
import { waitingClock } from '../hub/hub-call.ts'

/** The app of a Space. */
export function connectApp(context: StepContext, { url, spaceId }: { url: string; spaceId: string }): SpaceConnection {
  const { hub, task, signal } = context
  return connectSpace({ url, signal, fetch: hub.fetch, clock: waitingClock(context), accessToken: chooseAppToken({ spaceId, user: task.user, accessToken: hub.accessToken }) })
}
