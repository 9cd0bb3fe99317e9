import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RunView } from '@naturalcad/space-factory'
import type { RequestHandler } from 'express'
import { createEventStream } from '../answers/event-stream.ts'
import { toPublicProblem, toServerError } from '../answers/problem.ts'
import { factsOf } from '../answers/request-facts.ts'
import { watchClient } from '../answers/watch-client.ts'
import { userOf, withSignIn } from '../sign-in/require-user.ts'
import { isUnauthorized } from '../sign-in/signed-in-user.ts'
import { readPosition, readRunId } from './parameters.ts'

export interface FollowRunOptions {
  heartbeatMs: number
  /** Aborted when the server begins to stop: a stream can be gone on with elsewhere, so none is waited for. */
  draining: AbortSignal
  /** Open streams of one user. @default 20 */
  maxStreams?: number
}

/**
 * The events of a run as server-sent events whose id is their `seq`, so that a browser that comes back goes on where it was. Ends with `end`
 * and the run as it then is, or with `problem`.
 */
export function followRun({ heartbeatMs, draining, maxStreams = 20 }: FollowRunOptions): RequestHandler {
  const openStreams = new Map<string, number>()
  return async (request, response) => {
    const runId = readRunId(request, response)
    let last = readPosition(request)
    const user = userOf(response)
    const open = openStreams.get(user.key) ?? 0
    if (open >= maxStreams) throw tooManyStreams(maxStreams)
    openStreams.set(user.key, open + 1)

    const facts = factsOf(response)
    const stream = createEventStream(response, heartbeatMs)
    const client = watchClient(response, draining)
    const signal = AbortSignal.any([client.signal, user.signedOut])
    try {
      // What is not there is told with its own status, and what is there shows at once that it is followed.
      await user.use((factory) => factory.read(runId, { signal }))
      stream.open()
      if (request.method === 'HEAD') {
        response.end()
        return
      }
      let view: RunView | undefined
      while (view === undefined) {
        const before = last
        try {
          view = await user.use(async (factory) => {
            for await (const event of factory.follow(runId, { from: last, signal })) {
              await stream.send('event', event, event.seq)
              last = event.seq
            }
            return factory.read(runId, { signal, atLeast: last })
          })
        } catch (thrown) {
          // Long runs may outlive several tokens; one that got somewhere was good.
          if (!isUnauthorized(thrown) || last === before) throw thrown
        }
      }
      stream.end('end', view, null)
    } catch (thrown) {
      if (!stream.hasStarted) throw withSignIn(thrown, request)
      facts.error = toServerError(withSignIn(thrown, request))
      stream.end('problem', toPublicProblem(facts.error, facts.requestId), null)
    } finally {
      stream.close()
      client.release()
      const left = (openStreams.get(user.key) ?? 1) - 1
      if (left === 0) openStreams.delete(user.key)
      else openStreams.set(user.key, left)
    }
  }
}

function tooManyStreams(limit: number): NaturalCadError {
  return new NaturalCadError('RATE_LIMITED', `more than ${limit} streams of events are open for this user`, {
    details: { limitType: 'user', limit },
    retryable: true,
    retryAfterMs: 5000,
    remedy: 'Close a page that follows a run.',
  })
}
