import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HubCall } from './hub-call.ts'

/** Aborts with whichever of the two comes first. */
export function joinSignals({ signal, deadline }: { signal?: HubCall['signal'] | undefined; deadline?: HubCall['deadline'] | undefined }): AbortSignal {
  return AbortSignal.any([signal, deadline?.signal].filter((one) => one !== undefined))
}

/** Why it was aborted, as one of our codes. */
export function abortReason({ reason }: AbortSignal): NaturalCadError {
  return NaturalCadError.is(reason) ? reason : new NaturalCadError('CANCELED', 'canceled', { cause: reason })
}
