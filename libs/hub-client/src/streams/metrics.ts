import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ServerSentEvent } from '@naturalcad/http'
import { z } from 'zod'

const number = z.number().nullish()

export const Metrics = z.looseObject({
  cpu_usage_pct: number,
  /** Thousandths of a core that it may use. */
  cpu_millicores: number,
  memory_used_bytes: number,
  memory_total_bytes: number,
  /** Received, in bits per second. */
  rx_bps: number,
  /** Sent, in bits per second. */
  tx_bps: number,
  /** By the id of the card. */
  gpus: z.record(z.string(), z.looseObject({ utilization: number, memory_used_bytes: number, memory_total_bytes: number })).nullish(),
  replica: z.union([z.string(), z.number()]).nullish(),
})
/** A measurement of what a job or Space uses. */
export type Metrics = z.output<typeof Metrics>

/** Throws `BACKEND_ERROR` naming the field where a measurement has another form. */
export function toMetrics({ data }: ServerSentEvent): Metrics | undefined {
  if (data === '') return undefined
  const parsed = Metrics.safeParse(parse(data))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the event')
  throw new NaturalCadError('BACKEND_ERROR', `the Hub sent a measurement of an unexpected form: ${fields.join(', ')}`, { details: { fields } })
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
