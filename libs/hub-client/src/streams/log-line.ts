import { z } from 'zod'
import type { ServerSentEvent } from '@naturalcad/http'

/** One line that a job or Space wrote. */
export interface LogLine {
  /** Without its line end. */
  text: string
  /** When it was written; undefined where the Hub did not say. */
  timestamp: Date | undefined
}

const Data = z.looseObject({ data: z.string(), timestamp: z.string().nullish() })

/** The line of an event; undefined for a keep-alive. What is not of the known form is a line of its own. */
export function toLogLine({ data }: ServerSentEvent): LogLine | undefined {
  if (data === '') return undefined
  const parsed = parseData(data)
  if (parsed === undefined) return { text: data, timestamp: undefined }
  const time = Date.parse(parsed.timestamp ?? '')
  // Spaces keep the line end in the text, jobs do not.
  return { text: parsed.data.replace(/\r?\n$/, ''), timestamp: Number.isNaN(time) ? undefined : new Date(time) }
}

function parseData(data: string): z.output<typeof Data> | undefined {
  try {
    return Data.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
