import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'

const localNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The pages need no token, so they are for this machine's browser alone: not for a page of another origin, nor for one that has let its
 * name point here.
 */
export function guardLocal({ request, response }: Exchange): void {
  response.removeHeader('access-control-allow-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cache-control', 'no-store')
  const name = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!localNames.includes(name)) throw new HubError(403, 'The pages of the emulator are only for 127.0.0.1 and localhost')
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers
  if (site !== undefined && !['same-origin', 'none'].includes(site) && mode !== 'navigate') throw new HubError(403, 'Only the emulator itself may load its pages')
}

export const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
