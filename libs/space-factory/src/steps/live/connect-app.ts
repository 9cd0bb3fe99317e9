import { connectSpace, type SpaceConnection } from '../../live/connect-space.ts'
import type { StepContext } from '../../run/step.ts'
import { waitingClock } from '../hub/hub-call.ts'

/** The app of a Space, asked with the user's token: a private one is not there without. The app of a stranger gets no token. */
export function connectApp(context: StepContext, { url, spaceId }: { url: string; spaceId: string }): SpaceConnection {
  const { hub, task, signal } = context
  const isOwn = spaceId.split('/')[0]?.toLowerCase() === task.user.toLowerCase()
  return connectSpace({ url, signal, fetch: hub.fetch, clock: waitingClock(context), ...(isOwn ? { accessToken: hub.accessToken } : {}) })
}
