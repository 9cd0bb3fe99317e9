import type { MakeOptions, PartRequestInput, PartResult } from '@naturalcad/contracts/part'
import type { HttpClient, HttpRequest } from '@naturalcad/http'
import { assertConnects } from './assert-connects.ts'
import { readAnswer } from './read-answer.ts'

export interface RemoteMakerOptions {
  http: HttpClient
  baseUrl: URL
  timeoutMs: number
  /** 0 asks for no connection ahead of the request. */
  connectTimeoutMs: number
  /** Somebody else makes the part when the time of the server is over. */
  leavesTime: boolean
}

/** Of the caller's time a server gets this share at most where a fallback has to fit in as well. */
const serverShare = 0.75

/** Posts a request; with `onEvent` as a stream of the steps. Leaving either way cancels the run on the server. */
export function createRemoteMaker({ http, baseUrl, timeoutMs, connectTimeoutMs, leavesTime }: RemoteMakerOptions) {
  return async (request: PartRequestInput, { signal, deadline, onEvent }: MakeOptions): Promise<PartResult> => {
    const remainingMs = deadline === undefined ? Infinity : deadline.remainingMs() * (leavesTime ? serverShare : 1)
    const limitMs = Math.min(timeoutMs, remainingMs)
    if (connectTimeoutMs > 0) await assertConnects(baseUrl, { timeoutMs: Math.min(connectTimeoutMs, limitMs), signal })
    const call: HttpRequest = {
      method: 'POST',
      json: request,
      headers: { accept: onEvent === undefined ? 'application/json' : 'text/event-stream, application/json;q=0.5' },
      timeoutMs: limitMs,
      signal,
      deadline,
      // A busy server says how long to wait; what fits into the time is waited for.
      retry: { limit: 4, maxDelayMs: limitMs },
    }
    return readAnswer(await http.open('', call), onEvent)
  }
}
