import { createDeadline } from '@naturalcad/contracts'
import type { PartMaker, PartRequest, PartResult } from '@naturalcad/contracts/part'
import type { Request, RequestHandler, Response } from 'express'
import type { ArtifactLinks } from '../access/artifact-links.ts'
import { originOf } from '../access/own-origin.ts'
import { createEventStream } from '../answers/event-stream.ts'
import { toPublicProblem, toServerError } from '../answers/problem.ts'
import { factsOf } from '../answers/request-facts.ts'
import { watchClient } from '../answers/watch-client.ts'
import type { RunQueue } from '../gates/run-queue.ts'

export interface MakePartOptions {
  maker: PartMaker
  queue: RunQueue
  links: ArtifactLinks
  /** For one run, from the first step to the record. */
  timeoutMs: number
  includeCode: boolean
  heartbeatMs: number
  /** Aborted when the time to finish is over. */
  stopped: AbortSignal
  /** As in `originOf`. */
  ownOrigins: readonly string[]
}

/** Makes the part of a request that has passed every gate but the queue. Whoever closes the connection cancels the run. */
export function makePart(options: MakePartOptions, requestOf: (response: Response) => PartRequest): RequestHandler {
  const { maker, queue, links, timeoutMs, includeCode, heartbeatMs, stopped, ownOrigins } = options
  return async (request, response) => {
    const facts = factsOf(response)
    const stream = wantsEvents(request) ? createEventStream(response, heartbeatMs) : undefined
    const cancellation = watchClient(response, stopped)
    try {
      const result = await queue.run(cancellation.signal, async () => {
        const deadline = createDeadline({ timeoutMs, signal: cancellation.signal })
        try {
          return await maker.make(requestOf(response), {
            signal: cancellation.signal,
            deadline,
            onEvent(event) {
              facts.runId = event.runId
              void stream?.send('step', event)
            },
          })
        } finally {
          deadline[Symbol.dispose]()
        }
      })
      facts.runId = result.job_id
      const answer = toAnswer(result, { links, includeCode, origin: originOf(request, ownOrigins) })
      if (stream === undefined) response.set('cache-control', 'no-store').json(answer)
      else stream.end('result', answer)
    } catch (thrown) {
      if (stream?.hasStarted !== true) throw thrown
      facts.error = toServerError(thrown)
      stream.end('problem', toPublicProblem(facts.error, facts.requestId))
    } finally {
      stream?.close()
      cancellation.release()
    }
  }
}

function wantsEvents(request: Request): boolean {
  return request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream'
}

/** The maker's result as a client elsewhere needs it: with addresses that lead to this server. */
function toAnswer(result: PartResult, { links, includeCode, origin }: { links: ArtifactLinks; includeCode: boolean; origin: string }): PartResult {
  const files = result.manifest.files.filter(({ kind }) => includeCode || kind !== 'script')
  return {
    ...result,
    urls: Object.fromEntries(files.map(({ kind, name }) => [kind, `${origin}${links.sign(result.job_id, name)}`])),
    generated_code: includeCode ? result.generated_code : '',
  }
}
