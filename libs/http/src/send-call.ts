import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createRedactor, type Redactor } from '@naturalcad/redaction'
import type { HostCheck } from './allowed-hosts.ts'
import { startCallTime, type CallTime } from './call-time.ts'
import { toConnectionError } from './connection-error.ts'
import { followRedirects, type Hop } from './follow-redirects.ts'
import type { CreateHttpClientOptions, HttpRequest, HttpResponse } from './http-options.ts'
import { pause } from './pause.ts'
import { checkAnnouncedLength, readBody, readText } from './read-body.ts'
import { listCredentials } from './request-headers.ts'
import { toResponseError } from './response-error.ts'
import { parseRateLimit, parseRetryAfter } from './retry-after.ts'
import { mayRetry, retryDelayMs } from './retry-policy.ts'

/** More of a failed response tells nothing new. */
const maxErrorBytes = 65_536

export interface Call
  extends
    Hop,
    Required<Pick<CreateHttpClientOptions, 'fetch' | 'timeoutMs' | 'maxBytes' | 'clock' | 'random'>>,
    Pick<CreateHttpClientOptions, 'readFailure'>,
    Pick<HttpRequest, 'signal' | 'deadline' | 'idleTimeoutMs'> {
  isIdempotent: boolean
  acceptedStatuses: readonly number[]
  retry: Required<NonNullable<CreateHttpClientOptions['retry']>>
  redactor: Redactor
  isAllowed: HostCheck
}

/** One call with its retries: resolves with a 2xx answer, rejects with a redacted `NaturalCadError`. */
export async function sendCall(call: Call): Promise<HttpResponse> {
  call.deadline?.check()
  const time = startCallTime(call)
  const redact = (error: NaturalCadError) => redactError(error, call)
  try {
    const { response, url } = await retrying(call, time)
    // The length that HEAD announces is that of another answer.
    if (call.method !== 'HEAD') await checkAnnouncedLength(response, call.maxBytes, url)
    const { maxBytes, idleTimeoutMs, clock } = call
    const body = readBody(response, { maxBytes, idleTimeoutMs, clock, time, url, onEnd: () => time.end(), onError: redact })
    return { status: response.status, url: url.href, headers: response.headers, body }
  } catch (error) {
    time.end()
    throw redact(time.failure() ?? NaturalCadError.from(error))
  }
}

/** Tries again as the policy says. */
async function retrying(call: Call, time: CallTime): Promise<{ response: Response; url: URL }> {
  for (let attempt = 1; ; attempt += 1) {
    let url = call.url
    try {
      const answer = await followRedirects(call, call.isAllowed, (hop) => {
        url = hop.url
        const { method, headers, body } = hop
        return time.race(call.fetch(hop.url.href, { method, headers, signal: time.signal, redirect: 'manual', ...(body === undefined ? {} : { body }) }))
      })
      if (answer.response.ok || call.acceptedStatuses.includes(answer.response.status)) return answer
      throw await readFailure(answer.response, answer.url, call, time)
    } catch (thrown) {
      const error = toConnectionError(thrown, url)
      if (attempt > call.retry.limit || !mayRetry(error, call.isIdempotent, url.hostname) || (error.retryAfterMs ?? 0) > call.retry.maxDelayMs) throw error
      const waitMs = retryDelayMs(error, attempt, call.retry, call.random)
      if (waitMs >= time.remainingMs()) throw error
      await pause(waitMs, time.signal)
    }
  }
}

async function readFailure(response: Response, url: URL, call: Call, time: CallTime): Promise<NaturalCadError> {
  const text = await readText(readBody(response, { maxBytes: maxErrorBytes, clock: call.clock, time, url })).catch(() => '')
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {
    // A page or a plain text: the status has to do.
  }
  const { status, headers } = response
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), call.clock.now()) ?? parseRateLimit(headers.get('ratelimit'))
  return toResponseError({ status, url, headers, body, retryAfterMs }, call.readFailure)
}

function redactError(error: NaturalCadError, call: Call): NaturalCadError {
  const own = createRedactor({ secrets: listCredentials(call.headers), rules: [] })
  const text = (input: string) => call.redactor.text(own.text(input))
  return new NaturalCadError(error.code, text(error.message), {
    cause: error.cause,
    details: call.redactor.json(own.json(error.details)) as Record<string, unknown>,
    retryable: error.retryable,
    ...(error.remedy === undefined ? {} : { remedy: text(error.remedy) }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  })
}
