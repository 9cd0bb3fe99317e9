import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Request } from 'express'

/**
 * Refuses what a page of another site has a browser send: the cookie that comes with it tells who the user is, and not what they want. A link
 * that was followed to here is what they want. Throws `FORBIDDEN`. Programs name no site, and have no session.
 */
export function checkSite(request: Request): void {
  const site = request.get('sec-fetch-site') ?? 'none'
  if (site === 'none' || site === 'same-origin' || isFollowedLink(request)) return
  throw new NaturalCadError('FORBIDDEN', 'a session is for the pages of this server alone', {
    remedy: 'Open the address itself, or send a token of the Hub as "Authorization: Bearer hf_…".',
  })
}

function isFollowedLink(request: Request): boolean {
  return ['GET', 'HEAD'].includes(request.method) && request.get('sec-fetch-mode') === 'navigate' && request.get('sec-fetch-dest') === 'document'
}
