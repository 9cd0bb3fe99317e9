import { NaturalCadError } from '@naturalcad/contracts/errors'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toLogLine, type LogLine } from './log-line.ts'
import { openEvents } from './open-events.ts'

const idleTimeoutMs = 5000
/** The server's clock tells whole seconds. */
const dateRoundingMs = 1000

/**
 * What a log holds now. The stream of something that runs does not end: it is left when a line was written after it was opened, or
 * after five seconds of silence.
 */
export async function* readLog(call: HubCall, path: string, tail: number | undefined): AsyncGenerator<LogLine, void, undefined> {
  const { openedAt, events } = await openEvents({ call, path, query: given({ tail }), idleTimeoutMs, timeoutMs: call.timeoutMs ?? Infinity })
  try {
    for await (const event of events) {
      const line = toLogLine(event)
      if (line === undefined) continue
      if (openedAt !== undefined && line.timestamp !== undefined && line.timestamp.getTime() > openedAt + dateRoundingMs) return
      yield line
    }
  } catch (error) {
    if (!NaturalCadError.is(error) || error.details['phase'] !== 'idle') throw error
  }
}
