import type { ServerResponse } from 'node:http'
import { ApiError } from '../api/api-error.ts'
import type { ChatRequest } from '../api/chat-request.ts'
import type { Reply } from '../script/reply.ts'
import { createAnswer, type AnswerContext } from './answer.ts'
import { refusalOf } from './refusals.ts'
import { sendStream } from './send-stream.ts'
import { sendWhole } from './send-whole.ts'
import { toStreamEvents } from './stream-events.ts'
import type { Wait } from './wait.ts'
import { toCompletion } from './whole-answer.ts'

export interface SendContext extends AnswerContext {
  response: ServerResponse
  wait: Wait
  /** Ends when the client has gone. */
  signal: AbortSignal
}

/** Says the reply, with what the script lets go wrong. */
export async function sendAnswer(reply: Reply, context: SendContext): Promise<void> {
  const { request, response, wait, signal } = context
  const { fault, delayMs, pieceDelayMs, pieceCharacters } = reply
  if (delayMs > 0) await wait(delayMs, signal)
  if (signal.aborted) return
  if (fault?.kind === 'status') throw refusalOf(fault, request.model)
  const answer = createAnswer(reply, context)
  const contentType = fault?.kind === 'content-type' ? fault.value : undefined
  if (!isStreamed(request, reply)) return sendWhole({ response, body: toCompletion(answer), fault, signal, contentType: contentType ?? 'application/json' })
  const events = toStreamEvents(answer, { pieceCharacters, includesUsage: request.stream_options?.include_usage === true, hasFinish: fault?.kind !== 'no-finish' })
  await sendStream({ response, events, fault, pieceDelayMs, wait, signal, contentType: contentType ?? 'text/event-stream; charset=utf-8' })
}

function isStreamed({ stream }: ChatRequest, { fault }: Reply): boolean {
  if (stream === true) return fault?.kind !== 'whole'
  if (fault?.kind === 'whole' || fault?.kind === 'error-event' || fault?.kind === 'no-finish') {
    throw new ApiError(400, `The script's fault "${fault.kind}" needs a request with "stream": true.`, { code: 'script_error' })
  }
  return false
}
