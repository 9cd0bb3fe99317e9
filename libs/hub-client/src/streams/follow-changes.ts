import type { HubCall } from '../call/hub-call.ts'
import { followEvents } from './follow-events.ts'
import { toHubEvent, type HubEvent } from './hub-event.ts'

/** A stream of what changes: a new connection may begin with the last event again, which is left out. */
export function followChanges(call: HubCall, path: string, mayGoOn: (call: HubCall) => Promise<boolean>): AsyncGenerator<HubEvent, void, undefined> {
  let last: string | undefined
  let isFirstOfConnection = true
  return followEvents({
    call,
    path,
    onConnection: () => {
      isFirstOfConnection = true
    },
    read: (event) => {
      const item = toHubEvent(event)
      if (item === undefined) return undefined
      const text = `${event.event} ${event.data}`
      const isRepeated = isFirstOfConnection && text === last
      isFirstOfConnection = false
      last = text
      return isRepeated ? undefined : item
    },
    mayGoOn,
    replays: false,
  })
}
