import type { Exchange } from './exchange.ts'
import { HubError } from './hub-error.ts'

const localNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * What needs no token is for this machine's people and tests alone: not for a page of another origin, nor for one that has let its name
 * point here. Only to open a page may another site lead.
 */
export function guardLocal({ request, response, method }: Exchange): void {
  response.removeHeader('access-control-allow-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('x-content-type-options', 'nosniff')
  // With less, browsers would not name the origin of a form that is sent.
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cache-control', 'no-store')
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers
  if (!localNames.includes(host.replace(/:\d+$/, ''))) throw new HubError(403, 'The pages of the emulator are only for 127.0.0.1 and localhost')
  const isOwn = (site === undefined || site === 'same-origin' || site === 'none') && (origin === undefined || origin === `http://${host}`)
  const opensPage = mode === 'navigate' && (method === 'GET' || method === 'HEAD')
  if (!isOwn && !opensPage) throw new HubError(403, 'Only the emulator itself may load its pages and answer them')
}
