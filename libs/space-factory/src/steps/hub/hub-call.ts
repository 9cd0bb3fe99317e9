import { systemClock } from '@naturalcad/contracts'
import { createHttpClient, type HttpClient } from '@naturalcad/http'
import type { HubCall } from '@naturalcad/hub-client'
import type { StepContext } from '../../run/step.ts'

/** What every call of a step to the Hub takes. */
export function toHubCall({ hub, signal, deadline }: Pick<StepContext, 'hub' | 'signal' | 'deadline'>): HubCall {
  const { fetch, ...call } = hub
  return { ...call, signal, deadline, ...(fetch === undefined ? {} : { fetch }) }
}

/** For the few answers of the Hub that no client of it gives. */
export function connectHub({ hub, redactor }: Pick<StepContext, 'hub' | 'redactor'>): HttpClient {
  return createHttpClient({
    baseUrl: hub.hubUrl,
    headers: { authorization: `Bearer ${hub.accessToken}` },
    redactor,
    retry: { limit: 4, baseDelayMs: 500, maxDelayMs: 30_000 },
    clock: hub.clock,
    ...(hub.fetch === undefined ? {} : { fetch: hub.fetch }),
  })
}

/** The clock of waiting: the system's own would let the worker end meanwhile. */
export function waitingClock({ clock }: Pick<StepContext, 'clock'>): StepContext['clock'] | undefined {
  return clock === systemClock ? undefined : clock
}
