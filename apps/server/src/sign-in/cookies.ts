import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import { originOf } from '../access/own-origin.ts'

/** A secret that a browser keeps for this server and sends to no other. No script reads it. */
export interface SecretCookie {
  read(request: Request): string | undefined
  set(request: Request, response: Response, value: string, maxAgeMs: number): void
  clear(request: Request, response: Response): void
}

export interface SecretCookieOptions {
  name: string
  /** As in `originOf`. */
  ownOrigins: readonly string[]
  /** A page of another site shows those of this server in a frame, as the Hub does with a Space. */
  isFramed: boolean
}

export function createSecretCookie({ name, ownOrigins, isFramed }: SecretCookieOptions): SecretCookie {
  // Over TLS the prefix makes the browser refuse one that another host of the same domain has planted.
  const placeOf = (request: Request): { name: string; options: CookieOptions } => {
    const secure = originOf(request, ownOrigins).startsWith('https:')
    // In a frame no other cookie is sent. Each site that frames the server has its own, which no other site can make use of.
    const reach: CookieOptions = isFramed && secure ? { sameSite: 'none', partitioned: true } : { sameSite: 'lax' }
    return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, secure, ...reach } }
  }
  return {
    read(request) {
      const value = parseCookie(request.get('cookie') ?? '')[placeOf(request).name]
      return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
    },
    set(request, response, value, maxAgeMs) {
      const place = placeOf(request)
      response.cookie(place.name, value, { ...place.options, maxAge: maxAgeMs })
    },
    clear(request, response) {
      const place = placeOf(request)
      response.clearCookie(place.name, place.options)
    },
  }
}
