import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import { originOf } from '../access/own-origin.ts'

/** A secret that a browser keeps for this server and sends to no other. No script of a page reads it. */
export interface SecretCookie {
  read(request: Request): string | undefined
  set(request: Request, response: Response, value: string, maxAgeMs: number): void
  clear(request: Request, response: Response): void
}

/** `ownOrigins` as in `originOf`. */
export function createSecretCookie(name: string, ownOrigins: readonly string[]): SecretCookie {
  // Over TLS the prefix makes the browser refuse one that another host of the same domain has planted.
  const placeOf = (request: Request): { name: string; options: CookieOptions } => {
    const secure = originOf(request, ownOrigins).startsWith('https:')
    return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } }
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
