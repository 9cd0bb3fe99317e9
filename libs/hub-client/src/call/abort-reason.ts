import type { Deadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** What may end a piece of work early. */
export interface WorkEnds {
  signal?: AbortSignal | undefined
  deadline?: Deadline | undefined
}

/** Aborts with whichever of the two comes first. */
export function joinSignals({ signal, deadline }: WorkEnds): AbortSignal {
  return AbortSignal.any([signal, deadline?.signal].filter((one) => one !== undefined))
}

/** Why it was aborted, as one of our codes. */
export function abortReason({ reason }: AbortSignal): NaturalCadError {
  return NaturalCadError.is(reason) ? reason : new NaturalCadError('CANCELED', 'canceled', { cause: reason })
}
