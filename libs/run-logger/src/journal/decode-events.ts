import { NaturalCadError } from '@naturalcad/contracts/errors'
import { recoverLine } from '../line/recover.ts'
import { upcast, type Upcasters } from '../line/upcast.ts'
import type { RecordSchema } from '../run-log.ts'

export interface EventForm<Event> {
  schema: RecordSchema<Event>
  version?: number
  upcasters?: Upcasters
}

/**
 * The events of a journal in order. Every one carries its number, so one that stands there twice counts once, and one that
 * is missing is found: `STORAGE_CORRUPT`.
 */
export function decodeEvents<Event>(lines: readonly Buffer[], { schema, version = 1, upcasters = {} }: EventForm<Event>): Event[] {
  const bySequence = new Map<number, Record<string, unknown>>()
  for (const line of lines) {
    const { record } = recoverLine(line)
    if (record?.sequence === undefined || bySequence.has(record.sequence)) continue
    const current = upcast(record, version, upcasters)
    if (!current.ok) throw corrupt(`event ${record.sequence} cannot be read: ${current.reason}`)
    bySequence.set(record.sequence, current.record)
  }
  return Array.from({ length: bySequence.size }, (_, index) => {
    const event = bySequence.get(index + 1)
    if (event === undefined) throw corrupt(`event ${index + 1} is missing`)
    return schema.parse(event)
  })
}

function corrupt(problem: string): NaturalCadError {
  return new NaturalCadError('STORAGE_CORRUPT', `the journal is damaged: ${problem}`, { remedy: 'restore the file of events from a copy' })
}
