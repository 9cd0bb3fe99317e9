import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { followEvents } from './follow-events.ts'
import { toLogLine, type LogLine } from './log-line.ts'
import { createSeenEvents } from './seen-events.ts'

export interface FollowLogOptions {
  call: HubCall
  path: string
  tail: number | undefined
  mayGoOn: (call: HubCall) => Promise<boolean>
}

/** A log to its end, each line once over all connections. */
export function followLog({ call, path, tail, mayGoOn }: FollowLogOptions): AsyncGenerator<LogLine, void, undefined> {
  const seen = createSeenEvents(tail !== undefined)
  return followEvents({
    call,
    path,
    query: given({ tail }),
    onConnection: () => seen.startConnection(),
    read: (event) => {
      const line = toLogLine(event)
      return line !== undefined && seen.take({ time: line.timestamp?.getTime(), text: line.text }) ? line : undefined
    },
    mayGoOn,
    replays: true,
  })
}
