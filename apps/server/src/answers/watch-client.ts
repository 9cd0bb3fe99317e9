import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Response } from 'express'

export interface ClientWatch {
  /** Aborts with `CANCELED` when the client leaves, with `UNAVAILABLE` when `stopped` says that the server does. */
  readonly signal: AbortSignal
  readonly release: () => void
}

export function watchClient(response: Response, stopped: AbortSignal): ClientWatch {
  const controller = new AbortController()
  const onClose = () => controller.abort(new NaturalCadError('CANCELED', 'the client closed the connection'))
  const onStop = () => controller.abort(serverStops())
  if (stopped.aborted) onStop()
  if (response.destroyed) onClose()
  response.once('close', onClose)
  stopped.addEventListener('abort', onStop, { once: true })
  return {
    signal: controller.signal,
    release() {
      response.off('close', onClose)
      stopped.removeEventListener('abort', onStop)
    },
  }
}

function serverStops(): NaturalCadError {
  return new NaturalCadError('UNAVAILABLE', 'the server is stopping', { retryable: true, remedy: 'Send the request again in a moment.' })
}
