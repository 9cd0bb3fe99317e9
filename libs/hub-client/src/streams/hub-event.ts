import type { ServerSentEvent } from '@naturalcad/http'

/** An event of a job or Space as the Hub sends it. */
export interface HubEvent {
  /** `message` where it has no name. */
  event: string
  /** Parsed where it is JSON, else the text. The Hub does not document its form. */
  data: unknown
}

/** Undefined for a keep-alive. */
export function toHubEvent({ event, data }: ServerSentEvent): HubEvent | undefined {
  if (data === '') return undefined
  try {
    return { event, data: JSON.parse(data) as unknown }
  } catch {
    return { event, data }
  }
}
